"""Fifteen threads of a pool download fifteen photos at the same time."""

import re
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from tempfile import TemporaryDirectory
from urllib.parse import urlsplit

import requests


# Fetch one photo, wait for all of its bytes.
def fetch(url: str) -> bytes:
    response = requests.get(url, timeout=10)
    response.raise_for_status()
    return response.content


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
def download(folder: Path, url: str) -> int:
    try:
        name = file_name(url)
        photo = fetch(url)
        save(folder, name, photo)
    except Exception as error:
        message = f"cannot download {url}"
        raise RuntimeError(message) from error
    return len(photo)


def main() -> None:
    if not sys.argv[2:]:
        sys.exit("No FOLDER URL...: `cargo xtask site` serves and names some.")
    folder, urls = Path(sys.argv[1]), sys.argv[2:]
    folder.mkdir(parents=True, exist_ok=True)

    # As many threads as photos, so that no photo waits for another.
    start = time.perf_counter()
    with ThreadPoolExecutor(max_workers=len(urls)) as pool:
        sizes = list(pool.map(lambda url: download(folder, url), urls))
    seconds = time.perf_counter() - start

    mib = sum(sizes) / 2**20
    print(f"{len(sizes)} photos: {mib:.1f} MiB")
    print(f"together: {seconds:.3f} s")


if __name__ == "__main__":
    main()
