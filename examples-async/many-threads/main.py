"""Two computations share a thread first, and then each of them has a core."""

import asyncio
import time
from concurrent.futures import ProcessPoolExecutor
from math import isqrt

NUMBERS = range(2, 250_000)


# The work: count primes. It never waits for anything.
async def count_primes(name: str) -> int:
    print(f"{name}: starting")
    primes = sum(all(n % d for d in range(2, isqrt(n) + 1)) for n in NUMBERS)
    print(f"{name}: finishing")
    return primes


async def share() -> list[int]:
    return await asyncio.gather(count_primes("one"), count_primes("two"))


def alone(name: str) -> int:
    return asyncio.run(count_primes(name))


def main() -> None:
    # Both share one thread: one of them computes, and then the other.
    start = time.perf_counter()
    one = asyncio.run(share())
    shared = time.perf_counter() - start
    print(f"on one thread: {shared:.2f} s")

    # Each of them may run on another core: both compute at the same time.
    with ProcessPoolExecutor(max_workers=2) as pool:
        start = time.perf_counter()
        two = list(pool.map(alone, ["three", "four"]))
        spread = time.perf_counter() - start
    assert one == two
    print(f"on two cores: {spread:.2f} s")
    print(f"faster: {shared / spread:.2f}×")


if __name__ == "__main__":
    main()
