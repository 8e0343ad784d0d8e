"""Quick tasks for a pool of processes: one at a time, then in bundles."""

import time
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from math import isqrt

NUMBERS = range(1_000_000, 1_003_000)


# The quick task: count the divisors of a number, up to its root.
def divisors(number: int) -> int:
    return sum(number % d == 0 for d in range(1, isqrt(number) + 1))


# Send the numbers in bundles of this size. Each comes back as a bundle, too.
def in_pool(pool: ProcessPoolExecutor, size: int) -> int:
    return sum(pool.map(divisors, NUMBERS, chunksize=size))


# Do all of it three times; the best time counts.
def measure(name: str, run: Callable[[], int]) -> float:
    times: list[float] = []
    for _ in range(3):
        start = time.perf_counter()
        total = run()
        times.append(time.perf_counter() - start)
    print(f"{total} divisors, {name}: {min(times):.3f} s")
    return min(times)


def main() -> None:
    # The same tasks: in a loop, one at a time, and 500 at a time.
    loop = measure("in a loop", lambda: sum(map(divisors, NUMBERS)))
    with ProcessPoolExecutor(max_workers=2) as pool:
        single = measure("one at a time", lambda: in_pool(pool, 1))
        bundled = measure("500 at a time", lambda: in_pool(pool, 500))
    print(f"one at a time against the loop: {loop / single:.2f}×")
    print(f"500 at a time against the loop: {loop / bundled:.2f}×")


if __name__ == "__main__":
    main()
