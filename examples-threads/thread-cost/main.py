"""What a thread costs, beside a request of 150 ms that it is started for."""

import threading
import time
import timeit
from collections.abc import Callable
from statistics import median


# A request keeps its sender waiting, without any work to do.
def request() -> None:
    time.sleep(0.15)


# Start a thread for some work, and wait until it has ended.
def in_a_thread(work: Callable[[], None]) -> None:
    thread = threading.Thread(target=work)
    thread.start()
    thread.join()


# How long some work takes, in seconds: the median of several runs.
def seconds(runs: int, work: Callable[[], None]) -> float:
    return median(timeit.repeat(work, number=1, repeat=runs))


def main() -> None:
    # Start and join a thread that has nothing to do.
    thread = seconds(1001, lambda: in_a_thread(lambda: None))
    print(f"a thread: {thread * 1e6:.1f} µs")

    # Send a request from main, and from a thread of its own.
    direct = seconds(3, request)
    threaded = seconds(3, lambda: in_a_thread(request))
    print(f"a request: {direct * 1e3:.1f} ms")
    print(f"a request in a thread: {threaded * 1e3:.1f} ms")

    # How many threads does the time of one request pay for?
    print(f"a request against a thread: {direct / thread:.1f}×")


if __name__ == "__main__":
    main()
