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


# Start all workers: each takes a job that ends when everybody has one.
def start(pool: ThreadPoolExecutor, size: int) -> None:
    all_there = Barrier(size)
    list(pool.map(lambda _: all_there.wait(), range(size)))


# Give them 64 equal jobs, again and again for 0.5 s; the best time counts.
def measure(size: int, job: Callable[[int], int], value: int) -> float:
    times: list[float] = []
    begin = time.perf_counter()
    with ThreadPoolExecutor(max_workers=size) as pool:
        start(pool, size)
        seconds = time.perf_counter() - begin
        while sum(times) < 0.5:
            begin = time.perf_counter()
            total = sum(pool.map(job, [value] * 64))
            times.append(time.perf_counter() - begin)
    best = min(times)
    print(f"pool of {size}, start: {seconds * 1000:.1f} ms")
    print(f"pool of {size}, {total} in all: {best * 1000:.1f} ms")
    return best


def main() -> None:
    # More workers than cores: what do they gain, against one?
    for name, job, value in [("compute", compute, 2_500), ("wait", wait, 16)]:
        print(name)
        alone = measure(1, job, value)
        for size in [2, 4, 16, 64]:
            best = measure(size, job, value)
            print(f"pool of {size} against 1: {alone / best:.2f}×")


if __name__ == "__main__":
    main()
