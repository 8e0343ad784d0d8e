"""Handing a quick task to a process costs far more than doing it."""

from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from math import isqrt
from multiprocessing import Process
from threading import Thread
from timeit import repeat

PRIMES = [10_007, 10_009, 10_037, 10_039, 10_061]


# The quick task: find out whether a number is prime.
def is_prime(number: int) -> bool:
    return all(number % divisor for divisor in range(2, isqrt(number) + 1))


# Let a thread or a process do it, and wait for its end.
def in_worker(kind: type[Thread] | type[Process]) -> None:
    worker = kind(target=is_prime, args=(PRIMES[0],))
    worker.start()
    worker.join()


# Do it five times: right here, or in a pool of two processes.
def in_loop() -> list[bool]:
    return [is_prime(number) for number in PRIMES]


def in_pool() -> list[bool]:
    with ProcessPoolExecutor(max_workers=2) as pool:
        return list(pool.map(is_prime, PRIMES))


# The seconds that one run takes, in the fastest of twenty rounds.
def measure(runs: int, run: Callable[[], object]) -> float:
    return min(repeat(run, number=runs, repeat=20)) / runs


def main() -> None:
    # One number: in a thread, in a process.
    thread = measure(100, lambda: in_worker(Thread))
    process = measure(1, lambda: in_worker(Process))
    print(f"in a thread: {thread * 1e6:.1f} µs")
    print(f"in a process: {process * 1e3:.2f} ms")
    print(f"process against thread: {process / thread:.1f}×")

    # Five numbers: in a loop, in a pool.
    loop = measure(100, in_loop)
    pool = measure(1, in_pool)
    print(f"in a loop: {loop * 1e6:.2f} µs")
    print(f"in a pool: {pool * 1e3:.2f} ms")
    print(f"pool against loop: {pool / loop:.1f}×")


if __name__ == "__main__":
    main()
