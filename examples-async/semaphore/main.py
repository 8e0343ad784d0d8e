"""Four tasks share two turns, so at most two of them work at the same time."""

import asyncio
import time


# What each task does: wait for a turn, work, and give the turn back.
async def work(name: str, seconds: float, turns: asyncio.Semaphore) -> None:
    print(f"{name}: waiting for a turn")
    async with turns:
        print(f"{name}: starting")
        await asyncio.sleep(seconds)
        print(f"{name}: finishing")


async def main() -> None:
    # There are two turns.
    turns = asyncio.Semaphore(2)

    # Make all four tasks at once, and wait until all of them have had a turn.
    start = time.perf_counter()
    await asyncio.gather(
        work("task 1", 0.8, turns),
        work("task 2", 1.6, turns),
        work("task 3", 1.6, turns),
        work("task 4", 1.6, turns),
    )
    print(f"together: {time.perf_counter() - start:.2f} s")


if __name__ == "__main__":
    asyncio.run(main())
