"""Photos flow into their files piece by piece, at most five at a time."""

import asyncio
import re
import sys
import time
from pathlib import Path
from tempfile import TemporaryDirectory
from urllib.parse import urlsplit

from httpx import AsyncClient


# Fetch one photo piece by piece: it is never in memory as a whole.
async def fetch(client: AsyncClient, url: str, part: Path) -> int:
    async with client.stream("GET", url) as response:
        response.raise_for_status()
        with await asyncio.to_thread(part.open, "wb") as file:
            async for piece in response.aiter_bytes():
                await asyncio.to_thread(file.write, piece)
            return file.tell()


# Name the file as the address does, unless that could leave the folder.
def file_name(url: str) -> str:
    name = urlsplit(url).path.rpartition("/")[2]
    if not re.fullmatch(r"[\w-][\w.-]*", name, re.ASCII):
        message = f"not a plain file name: {name!r}"
        raise ValueError(message)
    return name


# Let it flow elsewhere and rename it: nobody will ever find half a photo.
# If anything fails, say which photo it was.
async def download(client: AsyncClient, folder: Path, url: str) -> int:
    try:
        name = file_name(url)
        with TemporaryDirectory(dir=folder) as temporary:
            part = Path(temporary, name)
            size = await fetch(client, url, part)
            await asyncio.to_thread(part.replace, folder / name)
    except Exception as error:
        message = f"cannot download {url}"
        raise RuntimeError(message) from error
    return size


async def main() -> None:
    if not sys.argv[2:]:
        sys.exit("No FOLDER URL...: `cargo xtask site` serves and names some.")
    folder, urls = Path(sys.argv[1]), sys.argv[2:]
    await asyncio.to_thread(folder.mkdir, parents=True, exist_ok=True)

    # Five have a turn: more photos would need more time, but no more room.
    turns = asyncio.Semaphore(5)
    async with AsyncClient(timeout=10, follow_redirects=True) as client:

        async def in_turn(url: str) -> int:
            async with turns:
                return await download(client, folder, url)

        start = time.perf_counter()
        sizes = await asyncio.gather(*(in_turn(url) for url in urls))
        seconds = time.perf_counter() - start

    mib = sum(sizes) / 2**20
    print(f"{len(sizes)} photos: {mib:.1f} MiB")
    print(f"together: {seconds:.3f} s")


if __name__ == "__main__":
    asyncio.run(main())
