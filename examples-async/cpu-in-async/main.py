"""Computing stops the event loop; if other cores compute, it goes on."""

import asyncio
import time
from concurrent.futures import ProcessPoolExecutor
from math import isqrt

CHUNKS = [range(n, n + 20_000) for n in range(2, 400_000, 20_000)]


# The work: arithmetic on a chunk of numbers, and nothing to wait for.
def count_primes(chunk: range) -> int:
    return sum(all(n % d for d in range(2, isqrt(n) + 1)) for n in chunk)


# Another task. It wants to tick after a tenth of a second.
async def tick(start: float) -> None:
    await asyncio.sleep(0.1)
    print(f"tick after: {time.perf_counter() - start:.2f} s")


async def main() -> None:
    # Compute on the event loop's own thread: the tick has to wait.
    ticking = asyncio.create_task(tick(time.perf_counter()))
    print("event loop: starting")
    primes = sum(map(count_primes, CHUNKS))
    print("event loop: finishing")
    await ticking

    # Let two workers compute, and await them: the tick comes in time.
    loop = asyncio.get_running_loop()
    with ProcessPoolExecutor(max_workers=2) as pool:
        ticking = asyncio.create_task(tick(time.perf_counter()))
        print("workers: starting")
        jobs = [loop.run_in_executor(pool, count_primes, c) for c in CHUNKS]
        assert sum(await asyncio.gather(*jobs)) == primes
        print("workers: finishing")
        await ticking


if __name__ == "__main__":
    asyncio.run(main())
