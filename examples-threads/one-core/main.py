"""How many cores two threads keep busy: in plain code, in a library."""

import hashlib
import math
import time
from collections.abc import Callable
from threading import Thread

DATA = bytes(2**20)
TURN = 0.5  # seconds


# Plain code: count the odd primes below 2,000.
def primes() -> int:
    numbers = range(3, 2_000, 2)
    return sum(
        all(n % d for d in range(3, math.isqrt(n) + 1, 2)) for n in numbers
    )


# A library's code: hash a mebibyte, and keep the first byte.
def sha256() -> int:
    return hashlib.sha256(DATA).digest()[0]


# What each thread does: the job again and again, until the turn is over.
def work(job: Callable[[], int], end: float) -> None:
    while time.perf_counter() < end:
        job()


# Let two threads work, and see how much processor time they get together.
def measure(name: str, job: Callable[[], int]) -> None:
    start, before = time.perf_counter(), time.process_time()
    end = start + TURN
    threads = [Thread(target=work, args=(job, end)) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    used = time.process_time() - before
    each_second = used / (time.perf_counter() - start)
    print(f"{name}, processor time in a second: {each_second:.2f} s")


def main() -> None:
    # A single core can give no more than a second in a second.
    measure("primes", primes)
    measure("sha256", sha256)


if __name__ == "__main__":
    main()
