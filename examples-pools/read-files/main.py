"""Two threads go through large files: what they do there decides the gain."""

import tempfile
import time
from collections.abc import Callable
from concurrent.futures import Executor, ThreadPoolExecutor
from pathlib import Path
from statistics import median

Work = Callable[[Path], int]
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


# Let a pool go through all files, and measure how long it takes.
def measure(pool: Executor, work: Work, paths: list[Path]) -> float:
    start = time.perf_counter()
    sum(pool.map(work, paths))
    return time.perf_counter() - start


# Take turns, one worker and then two, and keep what is typical: the median.
def compare(name: str, work: Work, paths: list[Path]) -> None:
    with ThreadPoolExecutor(1) as one, ThreadPoolExecutor(2) as two:
        turns = [
            (measure(one, work, paths), measure(two, work, paths))
            for _ in range(9)
        ]
    gain = median(alone / both for alone, both in turns)
    print(f"{name}: {work(paths[0])} in each file")
    print(f"{name}, one worker: {median(alone for alone, _ in turns):.3f} s")
    print(f"{name}, two workers against one: {gain:.2f}×")


def main() -> None:
    # Make four large files in a folder that is removed at the end.
    with tempfile.TemporaryDirectory() as folder:
        paths = [Path(folder, name) for name in ["a", "b", "c", "d"]]
        for path in paths:
            path.write_bytes(LINE.encode() * 250_000)

        # Do each kind of work, with files enough for a tenth of a second.
        compare("bytes", count_bytes, paths * 40)
        compare("lines", count_lines, paths * 4)


if __name__ == "__main__":
    main()
