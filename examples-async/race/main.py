"""Three servers get the same question, and only the first answer counts."""

import asyncio
import time


# Ask a server, and disconnect however that ends.
async def ask(server: str, seconds: float) -> str:
    print(f"{server}: starting")
    try:
        await asyncio.sleep(seconds)
        print(f"{server}: finishing")
        return f"the {server} server's answer"
    finally:
        print(f"{server}: disconnecting")


async def main() -> None:
    start = time.perf_counter()

    # Ask all three at the same time, and wait for the first answer.
    tasks = [
        asyncio.create_task(ask("near", 1.0)),
        asyncio.create_task(ask("far", 2.0)),
        asyncio.create_task(ask("slow", 3.0)),
    ]
    done, _ = await asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED)

    # Give up on the other two, and print the answer.
    for task in tasks:
        task.cancel()  # does nothing to the one that is done
    await asyncio.wait(tasks)
    print(done.pop().result())
    print(f"elapsed: {time.perf_counter() - start:.2f} s")


if __name__ == "__main__":
    asyncio.run(main())
