"""Main lends its fence to two painters, then shares it with a guest."""

import threading
import time


# What each painter does: paint the boards of one part, one after another.
def paint(fence: list[str], part: range, color: str) -> None:
    print(f"{color}: starting")
    for board in part:
        time.sleep(1.2)
        fence[board] = color
    print(f"{color}: finishing")


# Start a thread that may outlive this call and needs the fence all the while.
def invite(fence: list[str]) -> threading.Thread:
    guest = threading.Thread(target=lambda: print("guest:", *fence))
    guest.start()
    return guest


def main() -> None:
    # Main owns the fence.
    fence = ["bare"] * 4

    # Lend a half to each of two painters, and wait until they have finished.
    painters = [
        threading.Thread(target=paint, args=(fence, range(2), "blue")),
        threading.Thread(target=paint, args=(fence, range(2, 4), "green")),
    ]
    for painter in painters:
        painter.start()
    for painter in painters:
        painter.join()

    # Now all of the fence is main's again.
    print("main:", *fence)

    # Share it with a guest. It is there as long as anybody needs it.
    guest = invite(fence)
    del fence
    guest.join()


if __name__ == "__main__":
    main()
