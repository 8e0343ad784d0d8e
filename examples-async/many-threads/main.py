"""Two computations share a thread first, and then each of them has a core."""

import asyncio
import time
from concurrent.futures import ProcessPoolExecutor
from math import inf, isqrt

NUMBERS = range(2, 100_000)


# The work: count primes. It never waits for anything.
async def count_primes(name: str | None) -> int:
    if name:
        print(f"{name}: starting")
    primes = sum(all(n % d for d in range(2, isqrt(n) + 1)) for n in NUMBERS)
    if name:
        print(f"{name}: finishing")
    return primes


async def share(*names: str | None) -> list[int]:
    return await asyncio.gather(*map(count_primes, names))


def alone(name: str | None) -> int:
    return asyncio.run(count_primes(name))


def main() -> None:
    # Both share one thread: one of them computes, and then the other.
    one = asyncio.run(share("one", "two"))

    # Each of them may have a core of its own: both compute at the same time.
    with ProcessPoolExecutor(max_workers=2) as pool:
        two = list(pool.map(alone, ["three", "four"]))
        assert one == two

        # Measure both in turns, without a word. The best times count.
        shared = spread = inf
        for _ in range(5):
            start = time.perf_counter()
            asyncio.run(share(None, None))
            shared = min(shared, time.perf_counter() - start)
            start = time.perf_counter()
            list(pool.map(alone, [None, None]))
            spread = min(spread, time.perf_counter() - start)
    print(f"on one thread: {shared:.2f} s")
    print(f"on two cores: {spread:.2f} s")
    print(f"faster: {shared / spread:.2f}×")


if __name__ == "__main__":
    main()
