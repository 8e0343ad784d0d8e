"""Many waits of a second at the same time, each in its own task."""

import asyncio
import sys
import time


async def main() -> None:
    # Take the number of waits from the command line.
    if not sys.argv[1:]:
        sys.exit("How many? Name a number.")
    number = int(sys.argv[1])

    # Make a task for each wait: all of them share one thread.
    start = time.perf_counter()
    tasks = [asyncio.create_task(asyncio.sleep(1)) for _ in range(number)]

    # Wait until the last of them has finished.
    for task in tasks:
        await task
    seconds = time.perf_counter() - start
    print(f"waits: {len(tasks)}")
    print(f"together: {seconds:.4f} s")


if __name__ == "__main__":
    asyncio.run(main())
