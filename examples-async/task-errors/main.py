"""A task fails, and its error waits in the task until somebody asks."""

import asyncio


# What each task does: give a sign, and fail in the same turn on the thread.
async def save(name: str, sign: asyncio.Event) -> None:
    print(f"{name}: starting")
    sign.set()
    message = f"no space left for {name}"
    raise OSError(message)


async def main() -> None:
    sign = asyncio.Event()

    # Nobody awaits the first task: main only waits until it has failed.
    forgotten = asyncio.create_task(save("photos", sign))
    await sign.wait()
    assert forgotten.done()
    print("main: the first task has ended")

    # Main awaits the second task, and this is where the error comes out.
    awaited = asyncio.create_task(save("videos", sign))
    try:
        await awaited
    except OSError as error:
        print(f"main hears: {error}")

    # Main ends as if nothing else had happened.
    print("Done")


if __name__ == "__main__":
    asyncio.run(main())
