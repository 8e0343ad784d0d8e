"""Pools of 1 to 64 threads do the same jobs: some compute, some wait."""

import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from math import isqrt
from threading import Barrier


# One kind of job computes: it needs a core all the time.
def compute(end: int) -> int:
    return sum(
        all(n % d for d in range(2, isqrt(n) + 1)) for n in range(2, end)
    )


# The other kind waits: it needs no core at all.
def wait(milliseconds: int) -> int:
    time.sleep(milliseconds / 1000)
    return milliseconds


# Start all workers, let them wait for each other, and share 64 equal jobs.
def run(size: int, job: Callable[[int], int], value: int) -> int:
    all_there = Barrier(size)
    with ThreadPoolExecutor(size, initializer=all_there.wait) as pool:
        return sum(pool.map(job, [value] * 64))


# Repeat that for 0.5 s; the best time counts, with the pool's start and end.
def measure(size: int, job: Callable[[int], int], value: int) -> float:
    times: list[float] = []
    while sum(times) < 0.5:
        start = time.perf_counter()
        total = run(size, job, value)
        times.append(time.perf_counter() - start)
    best = min(times)
    print(f"pool of {size}, {total} in all: {best * 1000:.1f} ms")
    return best


def main() -> None:
    # More workers than cores: what do they gain, against one?
    for name, job, value in [("compute", compute, 2_500), ("wait", wait, 20)]:
        print(name)
        alone = measure(1, job, value)
        for size in [2, 4, 16, 64]:
            best = measure(size, job, value)
            print(f"pool of {size} against 1: {alone / best:.2f}×")


if __name__ == "__main__":
    main()
