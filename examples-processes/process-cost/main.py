"""Handing a quick task to a process costs far more than doing it."""

from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import Process
from statistics import median
from threading import Thread
from timeit import repeat


# The quick task.
def square(number: int) -> int:
    return number * number


# Let somebody else do it, and wait for the end.
def in_worker(kind: type[Thread] | type[Process]) -> None:
    worker = kind(target=square, args=(5,))
    worker.start()
    worker.join()


def in_pool() -> list[int]:
    with ProcessPoolExecutor(max_workers=2) as pool:
        return list(pool.map(square, range(1, 6)))


# The seconds that one run takes: the median of three rounds.
def measure(runs: int, run: Callable[[], object]) -> float:
    return median(repeat(run, number=runs, repeat=3)) / runs


def main() -> None:
    # One square: in a thread, in a process.
    thread = measure(100, lambda: in_worker(Thread))
    process = measure(1, lambda: in_worker(Process))
    print(f"in a thread: {thread * 1e6:.1f} µs")
    print(f"in a process: {process * 1e3:.1f} ms")
    print(f"process against thread: {process / thread:.1f}×")

    # Five squares: in a loop, in a pool of two processes.
    plain = measure(10_000, lambda: [square(n) for n in range(1, 6)])
    pool = measure(1, in_pool)
    print(f"in a loop: {plain * 1e6:.3f} µs")
    print(f"in a pool: {pool * 1e3:.1f} ms")
    print(f"pool against loop: {pool / plain:.1f}×")


if __name__ == "__main__":
    main()
