"""Primes are counted one chunk after another, by threads, and by processes."""

import time
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor
from math import inf, isqrt


# The work: arithmetic on a chunk of numbers, and nothing to wait for.
def count_primes(chunk: range) -> int:
    return sum(all(n % d for d in range(2, isqrt(n) + 1)) for n in chunk)


# The threads of a pool share all memory, so no chunk has to be sent.
def by_threads(chunks: list[range]) -> int:
    with ThreadPoolExecutor(max_workers=2) as pool:
        return sum(pool.map(count_primes, chunks))


# The processes of a pool get copies of the chunks, and take longer to start.
def by_processes(chunks: list[range]) -> int:
    with ProcessPoolExecutor(max_workers=2) as pool:
        return sum(pool.map(count_primes, chunks))


# Take turns for 3.5 s. The best times count, from a pool's start to its end.
def measure(ways: dict[str, Callable[[], int]]) -> list[float]:
    best = dict.fromkeys(ways, (inf, 0))
    end = time.perf_counter() + 3.5
    while time.perf_counter() < end:
        for name, count in ways.items():
            start = time.perf_counter()
            primes = count()
            seconds = time.perf_counter() - start
            best[name] = min(best[name], (seconds, primes))
    for name, (seconds, primes) in best.items():
        print(f"{primes} primes, {name}: {seconds:.3f} s")
    return [seconds for seconds, _ in best.values()]


def main() -> None:
    # Cut the numbers into thirty chunks; two workers can halve the time.
    chunks = [range(n, n + 15_000) for n in range(2, 450_000, 15_000)]
    alone, threads, processes = measure(
        {
            "one by one": lambda: sum(map(count_primes, chunks)),
            "threads": lambda: by_threads(chunks),
            "processes": lambda: by_processes(chunks),
        }
    )
    print(f"threads against one by one: {alone / threads:.2f}×")
    print(f"processes against one by one: {alone / processes:.2f}×")


if __name__ == "__main__":
    main()
