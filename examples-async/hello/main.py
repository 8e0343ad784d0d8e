"""One task says Hello, waits for a second and says Goodbye."""

import asyncio
import time


# While an async function awaits, its thread is free for other tasks.
async def greet(name: str) -> None:
    print(f"Hello, {name}")
    await asyncio.sleep(1)
    print(f"Goodbye, {name}")


def main() -> None:
    start = time.perf_counter()

    # Start an event loop and let it run the task to its end.
    asyncio.run(greet("world"))  # makes the loop, and closes it

    # There was no other task: the second was spent waiting.
    print(f"together: {time.perf_counter() - start:.2f} s")


if __name__ == "__main__":
    main()
