"""Five threads of a pool download fifteen photos, then fifteen threads do."""

import re
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from urllib.parse import urlsplit

import requests


# Fetch one photo, and wait for all of its bytes.
def fetch(url: str) -> bytes:
    response = requests.get(url, timeout=10)
    response.raise_for_status()
    return response.content


# Take the file's name from the address, but never let it leave the folder.
def file_name(url: str) -> str:
    name = urlsplit(url).path.rpartition("/")[2]
    return re.sub(r"[^A-Za-z0-9._-]", "_", name).lstrip(".") or "photo"


# Write it under another name first: only a whole photo gets its real name.
def save(folder: Path, name: str, photo: bytes) -> None:
    with TemporaryDirectory(dir=folder) as temporary:
        part = Path(temporary, name)
        part.write_bytes(photo)
        part.replace(folder / name)


# Do all three; if anything fails, say which photo it was.
def download(folder: Path, url: str) -> int:
    try:
        name = file_name(url)
        photo = fetch(url)
        save(folder, name, photo)
    except Exception as error:
        message = f"cannot download {url}"
        raise RuntimeError(message) from error
    return len(photo)


# Start the workers, let them share the photos, and wait until they have ended.
def measure(workers: int, folder: Path, urls: list[str]) -> float:
    start = time.perf_counter()
    with ThreadPoolExecutor(max_workers=workers) as pool:
        sizes = list(pool.map(partial(download, folder), urls))
    seconds = time.perf_counter() - start
    print(f"pool of {workers}, {len(sizes)} photos: {seconds:.3f} s")
    return seconds


def main() -> None:
    if not sys.argv[2:]:
        sys.exit("No FOLDER URL...: `cargo xtask site` serves and names some.")
    folder, urls = Path(sys.argv[1]), sys.argv[2:]
    folder.mkdir(parents=True, exist_ok=True)

    # Five workers have to take three photos each, fifteen take one each.
    five = measure(5, folder, urls)
    fifteen = measure(15, folder, urls)
    print(f"pool of 15 against 5: {five / fifteen:.2f}×")


if __name__ == "__main__":
    main()
