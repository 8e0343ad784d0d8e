"""One of several hosts is dead; the answers of the others are kept."""

import asyncio
import sys
import time

import aiohttp

DEAD = "http://127.0.0.1:9/"


# What each task does: fetch one page, or fail.
async def fetch(session: aiohttp.ClientSession, url: str) -> str:
    async with session.get(url) as response:
        return await response.text()


async def main() -> None:
    # Take the addresses from the command line, and one where nobody answers.
    urls = sys.argv[1:]
    if not urls:
        sys.exit("No URLs: `cargo xtask site` serves some and names them.")
    urls.insert(1, DEAD)

    # Give up on a host that accepts no connection within a second.
    timeout = aiohttp.ClientTimeout(total=10, sock_connect=1)
    start = time.perf_counter()
    async with aiohttp.ClientSession(
        timeout=timeout, raise_for_status=True
    ) as session:
        # Make a task for each page, and wait for all: errors are results.
        pages = await asyncio.gather(
            *(fetch(session, url) for url in urls), return_exceptions=True
        )
    seconds = time.perf_counter() - start

    # Print what became of each address; a mistake of ours still ends main.
    for number, page in enumerate(pages, start=1):
        match page:
            case str():
                print(f"page {number}: {len(page)} characters")
            case aiohttp.ClientError() | asyncio.TimeoutError():
                print(f"page {number}: failed")
            case mistake:
                raise mistake
    print(f"together: {seconds:.2f} s")


if __name__ == "__main__":
    asyncio.run(main())
