"""A blocking call stops all tasks, unless a thread makes it for them."""

import asyncio
import time

NAMES = ["task 1", "task 2", "task 3", "task 4"]


# A call that blocks its thread: it knows of no event loop.
def call() -> None:
    time.sleep(0.5)


# Here it blocks the thread of the event loop, so no other task can run.
async def blocking(name: str) -> None:
    print(f"{name}: starting")
    call()
    print(f"{name}: finishing")


# Here a thread of its own is blocked, and the event loop goes on.
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

    # Four tasks that let a thread wait: all at the same time.
    start = time.perf_counter()
    await asyncio.gather(*map(in_thread, NAMES))
    threaded = time.perf_counter() - start
    print(f"in threads: {threaded:.2f} s")
    print(f"faster: {blocked / threaded:.2f}×")


if __name__ == "__main__":
    asyncio.run(main())
