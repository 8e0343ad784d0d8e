"""Quick tasks for a pool of processes: one at a time, then in bundles."""

import time
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from math import isqrt
from statistics import median

NUMBERS = range(1_000_000, 1_003_000)
RUNS = 3  # of what is quick


# The quick task: count the divisors of a number, up to its root.
def divisors(number: int) -> int:
    return sum(number % d == 0 for d in range(1, isqrt(number) + 1))


# Send the numbers in bundles of this size. Each comes back as a bundle, too.
def in_pool(pool: ProcessPoolExecutor, size: int) -> int:
    return sum(pool.map(divisors, NUMBERS, chunksize=size))


# Do all of it in one way, several times. The seconds that one run takes.
def measure(runs: int, run: Callable[[], int]) -> float:
    start = time.perf_counter()
    for _ in range(runs):
        assert run() == 22_419
    return (time.perf_counter() - start) / runs


def main() -> None:
    # Take turns: in a loop, one at a time, and 500 at a time.
    with ProcessPoolExecutor(max_workers=2) as pool:
        turns = [
            (
                measure(RUNS, lambda: sum(map(divisors, NUMBERS))),
                measure(2, lambda: in_pool(pool, 1)),
                measure(RUNS, lambda: in_pool(pool, 500)),
            )
            for _ in range(3)
        ]

    # Keep what is typical: the median of the turns.
    loop = median(loop for loop, _, _ in turns)
    single = median(loop / single for loop, single, _ in turns)
    bundled = median(loop / bundled for loop, _, bundled in turns)
    print(f"in a loop: {loop:.3f} s")
    print(f"one at a time against the loop: {single:.3f}×")
    print(f"500 at a time against the loop: {bundled:.3f}×")


if __name__ == "__main__":
    main()
