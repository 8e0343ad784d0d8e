"""Five processes compute: one after another, then all at the same time."""

import time
from collections.abc import Callable
from multiprocessing import Process


# What is computed: does a number read the same backwards?
def is_palindrome(number: int) -> bool:
    text = str(number)
    return text == text[::-1]


# What each process does: go through two million numbers. It never waits.
def work(process: int) -> None:
    first = process * 2_000_000
    found = sum(map(is_palindrome, range(first, first + 2_000_000)))
    print(f"Process {process}: {found} found")


# Start a process, and wait for it to end before the next one starts.
def one_after_another() -> None:
    for number in range(5):
        process = Process(target=work, args=(number,))
        process.start()
        process.join()


# Start all processes, and only then wait for each of them to end.
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
    # The same work both times: on one core at a time, then on several at once.
    series = measure("one after another", one_after_another)
    together = measure("all at once", all_at_once)
    print(f"gain: {series / together:.2f}×")


if __name__ == "__main__":
    main()
