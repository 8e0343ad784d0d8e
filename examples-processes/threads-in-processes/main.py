"""Two processes compute, and in each of them three threads wait at once."""

import time
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor
from math import isqrt


# What a thread does: wait for an answer, as a download would.
def fetch(page: int) -> int:
    print(f"page {page}: starting")
    time.sleep(2)
    print(f"page {page}: finishing")
    return page * 8_000


# Computing: how many primes there are below the limit.
def count_primes(limit: int) -> int:
    return sum(
        all(number % divisor for divisor in range(2, isqrt(number) + 1))
        for number in range(2, limit)
    )


# What a process does: three threads fetch, then it computes by itself.
def work(pages: list[int]) -> list[int]:
    with ThreadPoolExecutor(max_workers=3) as threads:
        limits = list(threads.map(fetch, pages))
    return [count_primes(limit) for limit in limits]


def main() -> None:
    # Start the processes first, while main has no other thread.
    start = time.perf_counter()
    with ProcessPoolExecutor(max_workers=2) as processes:
        results = processes.map(work, [[1, 3, 5], [2, 4, 6]])

    # The results stand in the order of the pages.
    for counts in results:
        print(f"primes: {counts}")
    print(f"together: {time.perf_counter() - start:.2f} s")


if __name__ == "__main__":
    main()
