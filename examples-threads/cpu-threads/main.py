"""Two threads share some computing: in plain code, then in a library."""

import hashlib
import math
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

Job = Callable[[int], int]


# Plain code: count the primes in one half of the odd numbers.
def primes(half: int) -> int:
    numbers = range(3 + 2 * half, 100_000, 4)
    return sum(
        all(n % d for d in range(3, math.isqrt(n) + 1, 2)) for n in numbers
    )


# A library's code: hash one half of 64 MiB, and keep the first byte.
def sha256(half: int) -> int:
    mebibyte = bytes([half]) * 2**20
    hasher = hashlib.sha256()
    for _ in range(32):
        hasher.update(mebibyte)
    return hasher.digest()[0]


# Do both halves, one after another or in two threads at the same time.
def one_by_one(job: Job) -> list[int]:
    return [job(half) for half in (0, 1)]


def in_two_threads(job: Job) -> list[int]:
    with ThreadPoolExecutor(max_workers=2) as pool:
        return list(pool.map(job, (0, 1)))


# How long one run takes, in seconds.
def seconds(run: Callable[[Job], list[int]], job: Job) -> float:
    start = time.perf_counter()
    run(job)
    return time.perf_counter() - start


# Run both ways in turn for two seconds, and keep the best time of each.
def compare(name: str, job: Job) -> None:
    print(f"{name}: {one_by_one(job)}, {in_two_threads(job)}")
    one = two = math.inf
    end = time.perf_counter() + 2
    while time.perf_counter() < end:
        one = min(one, seconds(one_by_one, job))
        two = min(two, seconds(in_two_threads, job))
    print(f"{name}, one by one: {one * 1e3:.1f} ms")
    print(f"{name}, in two threads: {two * 1e3:.1f} ms")
    print(f"{name}, speed-up: {one / two:.2f}×")


def main() -> None:
    compare("primes", primes)
    compare("sha256", sha256)


if __name__ == "__main__":
    main()
