"""A stream gives its values one by one, each when somebody asks for it."""

import asyncio
import time
from collections.abc import AsyncGenerator
from contextlib import aclosing


# An endless stream: it measures only when somebody asks for the next value.
async def temperatures() -> AsyncGenerator[int, None]:
    degrees = 17
    try:
        while True:
            print("thermometer: measuring")
            await asyncio.sleep(0.5)
            degrees += 1
            yield degrees
    finally:
        print("thermometer: off")


# Take one value after the other, and stop as soon as it is warm enough.
async def wait_until_warm() -> None:
    async with aclosing(temperatures()) as values:
        async for degrees in values:
            print(f"main: {degrees} degrees")
            if degrees == 20:
                break
        print("main: warm enough")


async def main() -> None:
    # Nobody asked for a fourth value, so nobody waited for it.
    start = time.perf_counter()
    await wait_until_warm()
    print(f"elapsed: {time.perf_counter() - start:.2f} s")


if __name__ == "__main__":
    asyncio.run(main())
