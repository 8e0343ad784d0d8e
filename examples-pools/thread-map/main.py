"""Three threads of a pool fetch three pages; the results keep their order."""

import sys
import time
from concurrent.futures import ThreadPoolExecutor

import requests


# What a worker does: fetch one page and wait for all of its text.
def fetch(url: str) -> str:
    response = requests.get(url, timeout=10)
    response.raise_for_status()
    print(f"arrived: {len(response.text)} characters")
    return response.text


def main() -> None:
    # Take the addresses from the command line.
    urls = sys.argv[1:]
    if not urls:
        sys.exit("No URLs: `cargo xtask site` serves some and names them.")

    # Start three workers; each takes page after page until none is left.
    start = time.perf_counter()
    with ThreadPoolExecutor(max_workers=3) as pool:
        pages = list(pool.map(fetch, urls))
    seconds = time.perf_counter() - start

    # The results are in the order of the addresses, not in that of arrival.
    for number, page in enumerate(pages, start=1):
        print(f"page {number}: {len(page)} characters")
    print(f"together: {seconds:.2f} s")


if __name__ == "__main__":
    main()
