"""A fast camera has to wait for a slow upload, because their queue is full."""

import asyncio
import time


# The producer: it takes photos as fast as there is room for them.
async def camera(queue: asyncio.Queue[int | None]) -> None:
    print("camera: starting")
    for photo in range(1, 7):
        await queue.put(photo)  # waits while the queue is full
        print(f"camera: photo {photo} is in the queue")
    print("camera: finishing")


# The consumer: it uploads one photo after another, and that takes time.
async def upload(queue: asyncio.Queue[int | None]) -> None:
    print("upload: starting")
    while (photo := await queue.get()) is not None:
        print(f"upload: photo {photo}")
        await asyncio.sleep(0.4)
    print("upload: finishing")


async def main() -> None:
    start = time.perf_counter()

    # Make a queue with two places, and start a task at each end of it.
    queue: asyncio.Queue[int | None] = asyncio.Queue(maxsize=2)
    producer = asyncio.create_task(camera(queue))
    consumer = asyncio.create_task(upload(queue))

    # When the camera has finished, let the upload know, and wait for it.
    await producer
    print(f"camera took: {time.perf_counter() - start:.2f} s")
    await queue.put(None)  # comes after the last photo
    await consumer
    print(f"together: {time.perf_counter() - start:.2f} s")


if __name__ == "__main__":
    asyncio.run(main())
