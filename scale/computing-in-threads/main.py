"""The primes below a million, counted by a pool of threads."""

import sys
import time
from concurrent.futures import ThreadPoolExecutor
from math import isqrt
from threading import Barrier


# The work: arithmetic on a chunk of numbers, and nothing to wait for.
def count_primes(chunk: range) -> int:
    return sum(all(n % d for d in range(2, isqrt(n) + 1)) for n in chunk)


def main() -> None:
    # Take the number of workers from the command line.
    if not sys.argv[1:]:
        sys.exit("How many? Name a number.")
    number = int(sys.argv[1])

    # Cut the numbers into 250 chunks, so that no worker is left without any.
    chunks = [range(n, n + 4_000) for n in range(2, 1_000_000, 4_000)]

    # Start the pool, and let each worker take one chunk after another.
    start = time.perf_counter()
    all_there = Barrier(number)  # else it might start fewer
    with ThreadPoolExecutor(number, initializer=all_there.wait) as pool:
        primes = sum(pool.map(count_primes, chunks))
        seconds = time.perf_counter() - start
    print(f"primes: {primes}")
    print(f"together: {seconds:.4f} s")


if __name__ == "__main__":
    main()
