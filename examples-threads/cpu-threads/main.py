"""Two threads share computing: whether that is faster depends on the code."""

import hashlib
import timeit
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from math import isqrt
from statistics import median

Job = Callable[[int], int]


# Plain code: count the primes in one half of the odd numbers.
def primes(half: int) -> int:
    numbers = range(3 + 2 * half, 100_000, 4)
    return sum(all(n % d for d in range(3, isqrt(n) + 1, 2)) for n in numbers)


# A library's code: hash one half of 64 MiB, and keep the first byte.
def sha256(half: int) -> int:
    mebibyte = bytes([half]) * 2**20
    hasher = hashlib.sha256()
    for _ in range(32):
        hasher.update(mebibyte)
    return hasher.digest()[0]


# Do both halves one after another, or at the same time in two threads.
def one_by_one(job: Job) -> list[int]:
    return [job(half) for half in (0, 1)]


def in_two_threads(job: Job) -> list[int]:
    with ThreadPoolExecutor(max_workers=2) as pool:
        return list(pool.map(job, (0, 1)))


# How long it takes, in seconds: the median of three runs.
def seconds(run: Callable[[Job], list[int]], job: Job) -> float:
    return median(timeit.repeat(lambda: run(job), number=1, repeat=3))


# Compare the two ways: the results are the same, the times need not be.
def compare(name: str, job: Job) -> None:
    print(f"{name}: {one_by_one(job)}, {in_two_threads(job)}")
    one, two = seconds(one_by_one, job), seconds(in_two_threads, job)
    print(f"{name}, one by one: {one * 1e3:.1f} ms")
    print(f"{name}, in two threads: {two * 1e3:.1f} ms")
    print(f"{name}, speed-up: {one / two:.2f}×")


if __name__ == "__main__":
    compare("primes", primes)
    compare("sha256", sha256)
