"""Three cooks put dishes into one channel, and a waiter serves them all."""

import threading
from queue import Queue


# What each producer does: send its dishes, one by one.
def cook(name: str, channel: Queue[str | None]) -> None:
    for number in range(1, 4):
        channel.put(f"{name} {number}")


# What the consumer does: take a dish and serve it, until there are no more.
def serve(channel: Queue[str | None]) -> None:
    served = 0
    for dish in iter(channel.get, None):  # call get() until it returns None
        print(f"served: {dish}")
        served += 1
    print(f"{served} dishes")


def main() -> None:
    # Make a channel with room for two dishes. When it is full, cooks wait.
    channel: Queue[str | None] = Queue(maxsize=2)

    # Start one consumer and three producers.
    waiter = threading.Thread(target=serve, args=(channel,))
    waiter.start()
    cooks = [
        threading.Thread(target=cook, args=(name, channel))
        for name in ("soup", "pasta", "cake")
    ]
    for thread in cooks:
        thread.start()

    # When all producers have ended, tell the consumer that there are no more.
    for thread in cooks:
        thread.join()
    channel.put(None)  # comes after the last dish
    waiter.join()
    print("Done")


if __name__ == "__main__":
    main()
