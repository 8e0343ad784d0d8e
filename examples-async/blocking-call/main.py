"""A blocking call stops every task, unless it runs in a separate thread."""

import asyncio
import time

NAMES = ["task 1", "task 2", "task 3", "task 4"]


# A call that blocks its thread: it knows nothing of the event loop.
def call() -> None:
    time.sleep(0.5)


# This blocks the event loop's own thread, so no other task can run.
async def blocking(name: str) -> None:
    print(f"{name}: starting")
    call()
    print(f"{name}: finishing")


# This blocks a separate thread, and the event loop goes on.
async def in_thread(name: str) -> None:
    print(f"{name}: starting")
    await asyncio.to_thread(call)
    print(f"{name}: finishing")


async def main() -> None:
    # Four tasks that block: each has to wait for the one before it.
    start = time.perf_counter()
    await asyncio.gather(*map(blocking, NAMES))
    blocked = time.perf_counter() - start
    print(f"blocking: {blocked:.2f} s")

    # Four tasks whose calls run in threads: all of them wait at once.
    start = time.perf_counter()
    await asyncio.gather(*map(in_thread, NAMES))
    threaded = time.perf_counter() - start
    print(f"in threads: {threaded:.2f} s")
    print(f"faster: {blocked / threaded:.2f}×")


if __name__ == "__main__":
    asyncio.run(main())
