"""Two threads go through large files: what they do there decides the gain."""

import tempfile
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

LINE = "A large file has many lines, and most look like this.\n"


# One kind of work: read the bytes, a large piece at a time.
def count_bytes(path: Path) -> int:
    piece = bytearray(1 << 18)  # 256 KiB
    with path.open("rb", buffering=0) as file:
        return sum(iter(lambda: file.readinto(piece), 0))


# Another kind: cut the bytes into lines of text.
def count_lines(path: Path) -> int:
    with path.open(encoding="utf-8") as file:
        return sum(1 for _line in file)


# Take the best of three times: other programs want the cores too.
def measure(work: Callable[[Path], int], jobs: list[Path], size: int) -> float:
    best = float("inf")
    with ThreadPoolExecutor(max_workers=size) as pool:
        for _ in range(3):
            start = time.perf_counter()
            total = sum(pool.map(work, jobs))
            best = min(best, time.perf_counter() - start)
    print(f"pool of {size}, {total} in all: {best:.3f} s")
    return best


def main() -> None:
    # Make four large files in a folder that is removed at the end.
    with tempfile.TemporaryDirectory() as folder:
        paths = [Path(folder, name) for name in ["a", "b", "c", "d"]]
        for path in paths:
            path.write_bytes(LINE.encode() * 250_000)

        # Do each kind of work with one worker and with two, often enough to
        # take at least a tenth of a second.
        works = [("bytes", count_bytes, 40), ("lines", count_lines, 3)]
        for name, work, rounds in works:
            print(name)
            jobs = paths * rounds
            one, two = measure(work, jobs, 1), measure(work, jobs, 2)
            print(f"pool of 2 against 1: {one / two:.2f}×")


if __name__ == "__main__":
    main()
