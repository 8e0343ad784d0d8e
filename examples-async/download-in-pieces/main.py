"""Photos are streamed to files piece by piece, at most five at a time."""

import asyncio
import sys
import time
from pathlib import Path
from urllib.parse import urlsplit

from httpx import AsyncClient


# What each task does: wait for its turn, then stream one photo to a file.
async def download(
    client: AsyncClient, turns: asyncio.Semaphore, folder: Path, url: str
) -> int:
    # Take the file's name from the address, but stay inside the folder.
    path = folder / Path(urlsplit(url).path).name
    if path.parent != folder or path.name in {"", ".."}:
        raise ValueError(f"no file name: {url}")

    # Wait for a turn, and then for the first part of the answer.
    part = path.with_name(f"{path.name}.part")  # its name until it is complete
    async with turns, client.stream("GET", url) as response:
        response.raise_for_status()

        # Write each piece as it arrives: memory need not hold the whole photo.
        size = 0
        with await asyncio.to_thread(part.open, "wb") as file:
            async for piece in response.aiter_bytes():
                size += await asyncio.to_thread(file.write, piece)
            await asyncio.to_thread(file.flush)  # closing then writes nothing
        await asyncio.to_thread(part.replace, path)
        return size


async def main() -> None:
    # Take the folder and the addresses from the command line.
    if not sys.argv[2:]:
        sys.exit("No FOLDER URL...: `cargo xtask site` serves and names some.")
    folder, urls = Path(sys.argv[1]), sys.argv[2:]
    await asyncio.to_thread(folder.mkdir, parents=True, exist_ok=True)

    # Make a task for each photo, but let only five of them work at a time.
    turns = asyncio.Semaphore(5)
    async with AsyncClient(timeout=10, follow_redirects=True) as client:
        start = time.perf_counter()
        downloads = [download(client, turns, folder, url) for url in urls]
        sizes = await asyncio.gather(*downloads)
        seconds = time.perf_counter() - start

    mib = sum(sizes) / 2**20
    print(f"{len(sizes)} photos: {mib:.1f} MiB")
    print(f"together: {seconds:.3f} s")


if __name__ == "__main__":
    asyncio.run(main())
