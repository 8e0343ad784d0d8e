"""Main gives up on a slow answer, which is cancelled and cleans up."""

import asyncio
import time


# Wait for the answer. Clean up in any case, even if the wait is cancelled.
async def answer(name: str, seconds: float) -> str:
    print(f"{name}: starting")
    try:
        await asyncio.sleep(seconds)
        print(f"{name}: finishing")
        return "yes"
    finally:
        print(f"{name}: cleaning up")


# Ask for an answer, but do not wait for it longer than a second.
async def ask(name: str, seconds: float) -> str:
    try:
        return await asyncio.wait_for(answer(name, seconds), timeout=1)
    except asyncio.TimeoutError:
        return "none in time"


async def main() -> None:
    # One answer comes in time. The other would take two seconds.
    start = time.perf_counter()
    print(f"quick answer: {await ask('quick', 0.5)}")
    print(f"slow answer: {await ask('slow', 2)}")
    print(f"elapsed: {time.perf_counter() - start:.2f} s")

    # Wait until the slow answer is overdue: it was cancelled, so none comes.
    await asyncio.sleep(1.5)
    print("Done")


if __name__ == "__main__":
    asyncio.run(main())
