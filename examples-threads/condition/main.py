"""A ferry waits until three are aboard, and they wait until it has landed."""

import threading
import time
from dataclasses import dataclass, field


@dataclass
class Ferry:
    """What can be waited for, and the condition that tells of a change."""

    aboard: int = 0
    has_landed: bool = False
    changed: threading.Condition = field(default_factory=threading.Condition)


# What each passenger does: come, go aboard, wait for the landing, go ashore.
def travel(ferry: Ferry, seconds: float) -> None:
    time.sleep(seconds)
    with ferry.changed:
        ferry.aboard += 1
        print(f"aboard: {ferry.aboard}")
        ferry.changed.notify_all()
        ferry.changed.wait_for(lambda: ferry.has_landed)
        ferry.aboard -= 1
        print(f"still aboard: {ferry.aboard}")


def main() -> None:
    # Three passengers are on their way, and arrive one after another.
    ferry = Ferry()
    passengers = [
        threading.Thread(target=travel, args=(ferry, seconds))
        for seconds in (0.6, 1.5, 2.4)
    ]
    for passenger in passengers:
        passenger.start()

    # Wait until all three are aboard. While main waits, it gives up the lock.
    with ferry.changed:
        ferry.changed.wait_for(lambda: ferry.aboard == 3)

    # Cross the river.
    print("ferry: starting")
    time.sleep(0.3)
    print("ferry: finishing")

    # Tell all who wait that something has changed. They look for themselves.
    with ferry.changed:
        ferry.has_landed = True
        ferry.changed.notify_all()
    for passenger in passengers:
        passenger.join()
    print("Done")


if __name__ == "__main__":
    main()
