"""Calling an async function runs nothing; an await runs it, or a task does."""

import asyncio


# Announce that it runs, and give the sign.
async def work(name: str, sign: asyncio.Event) -> None:
    print(f"{name}: starting")
    sign.set()
    print(f"{name}: finishing")


async def main() -> None:
    sign = asyncio.Event()

    # A call only describes the work: nobody runs it yet.
    lazy = work("lazy", sign)

    # A task is handed to the event loop, which runs it by itself.
    task = asyncio.create_task(work("task", sign))
    print("main: neither has run")

    # As soon as main waits, here for the sign, the loop can run the task.
    await sign.wait()
    print("main: only the task has run")

    # What was only described runs here and now, when it is awaited.
    await lazy
    await task  # ended long ago: this only asks how
    print("main: both have run")


if __name__ == "__main__":
    asyncio.run(main())
