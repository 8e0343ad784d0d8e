"""What it costs to start a thread, compared with a request of 150 ms."""

import threading
import time
import timeit
from collections.abc import Callable


# Send a request: there is nothing to do but wait for the answer.
def request() -> None:
    time.sleep(0.15)


# Start a thread for some work, and wait until it has ended.
def in_a_thread(work: Callable[[], None]) -> None:
    thread = threading.Thread(target=work)
    thread.start()
    thread.join()


# How long some work takes, in seconds: the best of several runs.
def seconds(runs: int, work: Callable[[], None]) -> float:
    return min(timeit.repeat(work, number=1, repeat=runs))


def main() -> None:
    # Start and join a thread that has nothing to do.
    thread = seconds(2000, lambda: in_a_thread(lambda: None))
    print(f"a thread: {thread * 1e6:.1f} µs")

    # Send a request from main, then one from a separate thread.
    direct = seconds(3, request)
    threaded = seconds(3, lambda: in_a_thread(request))
    print(f"a request: {direct * 1e3:.1f} ms")
    print(f"a request in a thread: {threaded * 1e3:.1f} ms")

    # How many threads can be started and joined in the time of one request?
    print(f"a request against a thread: {direct / thread:.1f}×")


if __name__ == "__main__":
    main()
