"""A child that fails does not stop its parent: the parent has to ask."""

import sys
import time
from multiprocessing import Process


# What the children do: read a number, leave early, or wait for too long.
def read(text: str) -> int:
    return int(text)


def leave() -> None:
    sys.exit(3)


def wait() -> None:
    time.sleep(60)


# What the parent can tell about a child that has ended.
def outcome(process: Process) -> str:
    process.join()
    status = process.exitcode
    if status < 0:
        return "killed"  # by a signal, and this is minus its number
    if status > 0:
        return f"failed with status {status}"  # 1 after an exception
    return "ended well"  # whatever it returned is lost


def main() -> None:
    # Start four children, and kill the one that waits.
    good = Process(target=read, args=("5",))
    bad = Process(target=read, args=("five",))
    leaving = Process(target=leave)
    waiting = Process(target=wait)
    for process in (good, bad, leaving, waiting):
        process.start()
    waiting.kill()

    # Ask how each of them ended.
    print(f"good text: {outcome(good)}")
    print(f"bad text: {outcome(bad)}")
    print(f"leaving: {outcome(leaving)}")
    print(f"waiting: {outcome(waiting)}")


if __name__ == "__main__":
    main()
