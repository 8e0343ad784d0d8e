"""Fifteen photos are downloaded one after another, each into its own file."""

import re
import sys
import time
from pathlib import Path
from tempfile import TemporaryDirectory
from urllib.parse import urlsplit

import requests


# Fetch one photo, and wait for all of its bytes.
def fetch(session: requests.Session, url: str) -> bytes:
    response = session.get(url, timeout=10)
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
def download(session: requests.Session, folder: Path, url: str) -> int:
    try:
        name = file_name(url)
        photo = fetch(session, url)
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

    # Wait for each photo before asking for the next.
    with requests.Session() as session:
        start = time.perf_counter()
        sizes = [download(session, folder, url) for url in urls]
        seconds = time.perf_counter() - start

    mib = sum(sizes) / 2**20
    print(f"{len(sizes)} photos: {mib:.1f} MiB")
    print(f"together: {seconds:.3f} s")


if __name__ == "__main__":
    main()
