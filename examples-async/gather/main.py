"""Three waits at once take as long as the longest; results stay in order."""

import asyncio
import time


# What each task does: announce itself, wait, hand over a result.
async def wait(name: str, seconds: float) -> str:
    print(f"{name}: starting")
    await asyncio.sleep(seconds)
    print(f"{name}: finishing")
    return f"result of {name}"


async def main() -> None:
    start = time.perf_counter()

    # Make three tasks: all of them wait at the same time, on one thread.
    results = await asyncio.gather(
        wait("long", 2.0), wait("medium", 1.5), wait("short", 1.0)
    )

    # The results come in the order of the calls, whichever finished first.
    for result in results:
        print(result)
    print(f"together: {time.perf_counter() - start:.2f} s")


if __name__ == "__main__":
    asyncio.run(main())
