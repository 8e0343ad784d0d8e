"""Photos flow into their files piece by piece, at most five at a time."""

import asyncio
import re
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import chain
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import BinaryIO
from urllib.parse import urlsplit

from httpx import AsyncClient


# Fetch one photo piece by piece: memory holds one piece at a time.
async def fetch(client: AsyncClient, url: str, file: BinaryIO) -> int:
    async with client.stream("GET", url) as response:
        response.raise_for_status()
        async for piece in response.aiter_bytes():
            file.write(piece)
    return file.tell()


# Name the file as the address does, but never so that it leaves the folder.
def file_name(url: str) -> str:
    name = urlsplit(url).path.rpartition("/")[2]
    return re.sub(r"[^A-Za-z0-9._-]", "_", name).lstrip(".") or "photo"


# Write it elsewhere and rename it: no photo has its name before it is whole.
@contextmanager
def save(folder: Path, name: str) -> Iterator[BinaryIO]:
    with TemporaryDirectory(dir=folder) as temporary:
        part = Path(temporary, name)
        with part.open("wb") as file:
            yield file
        part.replace(folder / name)


# Do all three; if anything fails, say which photo it was.
async def download(client: AsyncClient, folder: Path, url: str) -> int:
    try:
        with save(folder, file_name(url)) as file:
            return await fetch(client, url, file)
    except Exception as error:
        message = f"cannot download {url}"
        raise RuntimeError(message) from error


async def main() -> None:
    if not sys.argv[2:]:
        sys.exit("No FOLDER URL...: `cargo xtask site` serves and names some.")
    folder, urls = Path(sys.argv[1]), sys.argv[2:]
    await asyncio.to_thread(folder.mkdir, parents=True, exist_ok=True)

    # Five have a turn: more photos would need more time, but no more room.
    todo = iter(urls)  # shared by all: each address is taken once
    async with AsyncClient(timeout=10, follow_redirects=True) as client:

        async def take_turns() -> list[int]:
            return [await download(client, folder, url) for url in todo]

        start = time.perf_counter()
        turns = await asyncio.gather(*(take_turns() for _ in range(5)))
        sizes = list(chain.from_iterable(turns))
        seconds = time.perf_counter() - start

    mib = sum(sizes) / 2**20
    print(f"{len(sizes)} photos: {mib:.1f} MiB")
    print(f"together: {seconds:.3f} s")


if __name__ == "__main__":
    asyncio.run(main())
