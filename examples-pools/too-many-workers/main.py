"""Pools of 1 to 64 threads do the same jobs: some compute, some wait."""

import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from math import isqrt


# One kind of job computes: it needs a core all the time.
def compute(end: int) -> int:
    return sum(
        all(n % d for d in range(2, isqrt(n) + 1)) for n in range(2, end)
    )


# The other kind waits: it needs no core at all.
def wait(milliseconds: int) -> int:
    time.sleep(milliseconds / 1000)
    return milliseconds


# Start a pool, let it do 64 equal jobs, and take the time for all of it.
def measure(size: int, job: Callable[[int], int], value: int) -> float:
    start = time.perf_counter()
    with ThreadPoolExecutor(max_workers=size) as pool:
        total = sum(pool.map(job, [value] * 64))
    seconds = time.perf_counter() - start
    print(f"pool of {size}, {total} in all: {seconds * 1000:.1f} ms")
    return seconds


def main() -> None:
    # More workers than cores: what do they gain, against one?
    for name, job, value in [("compute", compute, 2_500), ("wait", wait, 10)]:
        print(name)
        alone = measure(1, job, value)
        for size in [2, 4, 16, 64]:
            seconds = measure(size, job, value)
            print(f"pool of {size} against 1: {alone / seconds:.2f}×")


if __name__ == "__main__":
    main()
