"""Many downloads at the same time, each in its own task."""

import asyncio
import sys
import time

from aiohttp import ClientSession, ClientTimeout, TCPConnector


# What each task does: fetch the page, and count its bytes.
async def download(session: ClientSession, url: str) -> int:
    async with session.get(url) as response:
        return len(await response.read())


async def main() -> None:
    # Take the number of downloads and the address from the command line.
    if len(sys.argv) != 3:
        sys.exit("How many of what? Name a number and an address.")
    number, url = int(sys.argv[1]), sys.argv[2]

    # Make one client for all tasks.
    connector = TCPConnector(limit=1_000)  # more cost more than they save
    timeout = ClientTimeout(total=60)
    async with ClientSession(
        connector=connector, timeout=timeout, raise_for_status=True
    ) as session:
        # Make a task for each download: all of them share one thread.
        start = time.perf_counter()
        tasks = [
            asyncio.create_task(download(session, url)) for _ in range(number)
        ]

        # Wait for all of them, and stop waiting at the first error.
        sizes = [await task for task in tasks]
        seconds = time.perf_counter() - start

    print(f"downloads: {sum(size > 0 for size in sizes)}")
    print(f"together: {seconds:.4f} s")


if __name__ == "__main__":
    asyncio.run(main())
