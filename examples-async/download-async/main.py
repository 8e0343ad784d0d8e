"""One thread waits for fifteen photos at once; helper threads save them."""

import asyncio
import sys
import time
from pathlib import Path
from urllib.parse import urlsplit

from aiohttp import ClientSession, ClientTimeout


# What each task does: fetch one photo, then let a helper thread save it.
async def download(session: ClientSession, folder: Path, url: str) -> int:
    # Take the file's name from the address, but stay inside the folder.
    path = folder / Path(urlsplit(url).path).name
    if path.parent != folder or path.name in {"", ".."}:
        raise ValueError(f"no file name: {url}")

    # Wait for all of the photo, then for the thread that saves it.
    async with session.get(url) as response:
        photo = await response.read()
    return await asyncio.to_thread(path.write_bytes, photo)


async def main() -> None:
    # Take the folder and the addresses from the command line.
    if not sys.argv[2:]:
        sys.exit("No FOLDER URL...: `cargo xtask site` serves and names some.")
    folder, urls = Path(sys.argv[1]), sys.argv[2:]
    await asyncio.to_thread(folder.mkdir, parents=True, exist_ok=True)

    # Make one client for all tasks: no answer may take more than 10 seconds.
    timeout = ClientTimeout(total=10)
    async with ClientSession(timeout=timeout, raise_for_status=True) as session:
        # Make a task for each photo, and stop waiting at the first error.
        start = time.perf_counter()
        downloads = [download(session, folder, url) for url in urls]
        sizes = await asyncio.gather(*downloads)
        seconds = time.perf_counter() - start

    mib = sum(sizes) / 2**20
    print(f"{len(sizes)} photos: {mib:.1f} MiB")
    print(f"together: {seconds:.3f} s")


if __name__ == "__main__":
    asyncio.run(main())
