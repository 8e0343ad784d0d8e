"""Primes are counted one chunk after another, by threads, and by processes."""

import time
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor
from math import isqrt


# The work: arithmetic on a chunk of numbers, and nothing to wait for.
def count_primes(chunk: range) -> int:
    return sum(all(n % d for d in range(2, isqrt(n) + 1)) for n in chunk)


# The threads of a pool share all memory, the chunks too.
def by_threads(chunks: list[range]) -> int:
    with ThreadPoolExecutor(max_workers=2) as pool:
        return sum(pool.map(count_primes, chunks))


# The processes of a pool have to be started, and get copies of the chunks.
def by_processes(chunks: list[range]) -> int:
    with ProcessPoolExecutor(max_workers=2) as pool:
        return sum(pool.map(count_primes, chunks))


# Every way has to find the same number; the time is what differs.
def measure(name: str, count: Callable[[], int]) -> float:
    start = time.perf_counter()
    primes = count()
    seconds = time.perf_counter() - start
    print(f"{primes} primes, {name}: {seconds:.3f} s")
    return seconds


def main() -> None:
    # Cut the numbers into eight chunks; two workers can halve the time.
    chunks = [range(n, n + 20_000) for n in range(2, 160_000, 20_000)]
    alone = measure("one by one", lambda: sum(map(count_primes, chunks)))
    threads = measure("threads", lambda: by_threads(chunks))
    processes = measure("processes", lambda: by_processes(chunks))
    print(f"threads against one by one: {alone / threads:.2f}×")
    print(f"processes against one by one: {alone / processes:.2f}×")


if __name__ == "__main__":
    main()
