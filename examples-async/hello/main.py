"""An async function says Hello, waits for a second and says Goodbye."""

import asyncio
import time


# At an await the function stops, and its thread is free for other tasks.
async def greet(name: str) -> None:
    print(f"Hello, {name}")
    await asyncio.sleep(1)
    print(f"Goodbye, {name}")


def main() -> None:
    start = time.perf_counter()

    # Start an event loop and let it run the function to its end.
    asyncio.run(greet("world"))

    # There was no other task to run, so the thread waited for a second.
    print(f"elapsed: {time.perf_counter() - start:.2f} s")


if __name__ == "__main__":
    main()
