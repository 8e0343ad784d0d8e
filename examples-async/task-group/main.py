"""The first task that fails ends the others, and main waits for all three."""

import asyncio
import time


class SoldOutError(Exception):
    """There is nothing left of what a task was to book."""


# What each task does: book something, and disconnect however that ends.
async def book(name: str, seconds: float, left: int) -> None:
    print(f"{name}: starting")
    try:
        await asyncio.sleep(seconds)
        if left == 0:
            raise SoldOutError(f"the {name} is sold out")
        print(f"{name}: finishing")
    finally:
        print(f"{name}: disconnecting")


async def main() -> None:
    start = time.perf_counter()

    # Start a group of three tasks, and wait until all of them have ended.
    try:
        async with asyncio.TaskGroup() as group:
            group.create_task(book("flight", 0.5, left=3))
            group.create_task(book("hotel", 1.0, left=0))
            group.create_task(book("car", 3.0, left=2))

    # Nobody is booking any more. Say what has failed.
    except* SoldOutError as failures:
        for failure in failures.exceptions:
            print(f"main: {failure}")
    print(f"elapsed: {time.perf_counter() - start:.2f} s")


if __name__ == "__main__":
    asyncio.run(main())
