"""One client fetches several pages at once and keeps their order."""

import asyncio
import sys
import time

import aiohttp


# What each task does: fetch one page, wait for all of its text.
async def fetch(session: aiohttp.ClientSession, url: str) -> str:
    async with session.get(url) as response:
        return await response.text()


async def main() -> None:
    # Take the addresses from the command line.
    urls = sys.argv[1:]
    if not urls:
        sys.exit("No URLs: `cargo xtask site` serves some and names them.")

    # Make one client for all tasks: it keeps connections and reuses them.
    timeout = aiohttp.ClientTimeout(total=10)
    start = time.perf_counter()
    async with aiohttp.ClientSession(
        timeout=timeout, raise_for_status=True
    ) as session:
        # Make a task for each page, and stop waiting at the first error.
        pages = await asyncio.gather(*(fetch(session, url) for url in urls))
    seconds = time.perf_counter() - start

    # The pages come in the order of the addresses.
    for number, page in enumerate(pages, start=1):
        print(f"page {number}: {len(page)} characters")
    print(f"together: {seconds:.2f} s")


if __name__ == "__main__":
    asyncio.run(main())
