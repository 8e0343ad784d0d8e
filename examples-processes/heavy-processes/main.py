"""Five processes compute: one after another, then all at the same time."""

import time
from collections.abc import Callable
from math import isqrt
from multiprocessing import Process


# Heavy computing: up to a million divisions, and nothing to wait for.
def is_prime(number: int) -> bool:
    return all(number % divisor for divisor in range(2, isqrt(number) + 1))


# What each process does: count the primes among its own numbers.
def work(process: int) -> None:
    first = 1_000_000_000_000 + process * 400
    primes = sum(map(is_prime, range(first, first + 400)))
    print(f"Process {process}: {primes} primes")


# Start a process, and wait for its end before the next one starts.
def one_after_another() -> None:
    for number in range(5):
        process = Process(target=work, args=(number,))
        process.start()
        process.join()


# Start all processes, and wait for the end of all of them then.
def all_at_once() -> None:
    processes = [Process(target=work, args=(number,)) for number in range(5)]
    for process in processes:
        process.start()
    for process in processes:
        process.join()


# Measure how long one of the two takes.
def measure(name: str, run: Callable[[], None]) -> float:
    start = time.perf_counter()
    run()
    seconds = time.perf_counter() - start
    print(f"{name}: {seconds:.2f} s")
    return seconds


def main() -> None:
    # The work is the same both times; only the cores that share it are not.
    series = measure("one after another", one_after_another)
    together = measure("all at once", all_at_once)
    print(f"gain: {series / together:.2f}×")


if __name__ == "__main__":
    main()
