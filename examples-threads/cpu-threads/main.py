"""How much more two threads compute than one: in plain code, in a library."""

import hashlib
import math
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from statistics import median

Job = Callable[[], int]
DATA = bytes(2**20)
TURN = 0.2  # seconds


# Plain code: count the odd primes below 2,000.
def primes() -> int:
    numbers = range(3, 2_000, 2)
    return sum(
        all(n % d for d in range(3, math.isqrt(n) + 1, 2)) for n in numbers
    )


# A library's code: hash a mebibyte, and keep the first byte.
def sha256() -> int:
    return hashlib.sha256(DATA).digest()[0]


# What each thread does: the same job, at least once, until the turn is over.
def work(job: Job, end: float) -> int:
    done = 0
    while True:
        job()
        done += 1
        if time.perf_counter() >= end:
            return done


# Let some threads work at the same time. How many jobs do they get done?
def turn(threads: int, job: Job) -> int:
    end = time.perf_counter() + TURN
    with ThreadPoolExecutor(max_workers=threads) as pool:
        return sum(pool.map(work, [job] * threads, [end] * threads))


# Take turns, one thread and then two, and keep what is typical: the median.
def compare(name: str, job: Job) -> None:
    turns = [(turn(1, job), turn(2, job)) for _ in range(5)]
    each = TURN / median(one for one, _ in turns)
    speed_up = median(two / one for one, two in turns)
    print(f"{name}: {job()}")
    print(f"{name}, time for each in one thread: {each * 1e6:.1f} µs")
    print(f"{name}, speed-up of two threads: {speed_up:.2f}×")


def main() -> None:
    compare("primes", primes)
    compare("sha256", sha256)


if __name__ == "__main__":
    main()
