"""Ten thousand tasks wait for a second each, all of them on one thread."""

import asyncio
import time

import psutil

TASKS = 10_000


# What each task does: report that it has started, then wait.
async def wait(reports: asyncio.Queue[None]) -> None:
    reports.put_nowait(None)
    await asyncio.sleep(1)


async def main() -> None:
    process = psutil.Process()
    reports: asyncio.Queue[None] = asyncio.Queue()

    # Make the tasks. None of them runs before main waits.
    before = process.memory_info().rss
    start = time.perf_counter()
    tasks = [asyncio.create_task(wait(reports)) for _ in range(TASKS)]

    # Wait for a report from each task. After the last, all of them wait.
    for _ in tasks:
        await reports.get()
    more = process.memory_info().rss - before
    print(f"waiting tasks: {len(tasks)}")
    print(f"more memory per task: {more / TASKS / 1024:.2f} KiB")

    # Wait until the last of them has finished.
    for task in tasks:
        await task
    print(f"together: {time.perf_counter() - start:.2f} s")


if __name__ == "__main__":
    asyncio.run(main())
