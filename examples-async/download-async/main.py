"""One thread waits for fifteen photos at the same time, others save them."""

import asyncio
import re
import sys
import time
from pathlib import Path
from tempfile import TemporaryDirectory
from urllib.parse import urlsplit

from aiohttp import ClientSession, ClientTimeout


# Fetch one photo, wait for all of its bytes.
async def fetch(session: ClientSession, url: str) -> bytes:
    async with session.get(url) as response:
        response.raise_for_status()
        return await response.read()


# Name the file as the address does, but never so that it leaves the folder.
def file_name(url: str) -> str:
    name = urlsplit(url).path.rpartition("/")[2]
    return re.sub(r"[^A-Za-z0-9._-]", "_", name).lstrip(".") or "photo"


# Write it elsewhere and rename it: no photo has its name before it is whole.
def save(folder: Path, name: str, photo: bytes) -> None:
    with TemporaryDirectory(dir=folder) as temporary:
        part = Path(temporary, name)
        part.write_bytes(photo)
        part.replace(folder / name)


# Do all three; if anything fails, say which photo it was.
async def download(session: ClientSession, folder: Path, url: str) -> int:
    try:
        name = file_name(url)
        photo = await fetch(session, url)
        await asyncio.to_thread(save, folder, name, photo)
    except Exception as error:
        message = f"cannot download {url}"
        raise RuntimeError(message) from error
    return len(photo)


async def main() -> None:
    if not sys.argv[2:]:
        sys.exit("No FOLDER URL...: `cargo xtask site` serves and names some.")
    folder, urls = Path(sys.argv[1]), sys.argv[2:]
    await asyncio.to_thread(folder.mkdir, parents=True, exist_ok=True)

    # All share one client and wait at once; the first error ends it all.
    async with ClientSession(timeout=ClientTimeout(total=10)) as session:
        start = time.perf_counter()
        downloads = [download(session, folder, url) for url in urls]
        sizes = await asyncio.gather(*downloads)
        seconds = time.perf_counter() - start

    mib = sum(sizes) / 2**20
    print(f"{len(sizes)} photos: {mib:.1f} MiB")
    print(f"together: {seconds:.3f} s")


if __name__ == "__main__":
    asyncio.run(main())
