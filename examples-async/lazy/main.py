"""An async function runs only when it is awaited or becomes a task."""

import asyncio


# What both calls will do: announce themselves, with a sign in between.
async def work(name: str, sign: asyncio.Event) -> None:
    print(f"{name}: starting")
    sign.set()
    print(f"{name}: finishing")


async def main() -> None:
    sign = asyncio.Event()

    # A call only describes the work. Nothing runs yet.
    lazy = work("lazy", sign)

    # A task is handed to the event loop, which runs it when main waits.
    task = asyncio.create_task(work("task", sign))
    print("main: neither has run")

    # Main waits for the sign, so the event loop can run the task.
    await sign.wait()
    print("main: only the task has run")

    # The other one runs here, because main awaits it.
    await lazy
    print("main: both have run")

    # The task has finished. Awaiting it now only fetches its result.
    await task


if __name__ == "__main__":
    asyncio.run(main())
