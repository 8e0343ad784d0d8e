"""A parent finds out how its children ended: well, failed or died."""

import sys
import time
from multiprocessing import Process


# What children do: read a number, leave early, or wait for too long.
def read(text: str) -> int:
    return int(text)


def leave() -> None:
    sys.exit(3)


def wait() -> None:
    time.sleep(60)


# What the parent sees once a child has ended.
def outcome(process: Process) -> str:
    process.join()
    if process.exitcode == 0:
        return "ended well"
    if process.exitcode == 1:
        return "failed"  # the error itself went to standard error
    return "died"  # the status says of what: below zero, it was killed


def main() -> None:
    # Start four children, and kill the one that waits.
    good = Process(target=read, args=("5",))
    bad = Process(target=read, args=("five",))
    leaving = Process(target=leave)
    waiting = Process(target=wait)
    for process in (good, bad, leaving, waiting):
        process.start()
    waiting.kill()

    # No child can stop the parent, so the parent has to ask.
    print(f"good text: {outcome(good)}")
    print(f"bad text: {outcome(bad)}")
    print(f"leaving: {outcome(leaving)}")
    print(f"waiting: {outcome(waiting)}")


if __name__ == "__main__":
    main()
