"""The same breakfast, made twice: one job after another, then all at once."""

import threading
import time


# Every job in this kitchen is a wait. A minute takes a tenth of a second.
def prepare(name: str, minutes: int) -> None:
    print(f"{name}: starting")
    time.sleep(minutes / 10)
    print(f"{name}: finishing")


def toast_bread() -> None:
    prepare("bread", 6)


def make_coffee() -> None:
    prepare("coffee", 7)


# The egg needs boiling water, so these two waits are one job, in this order.
def boil_egg() -> None:
    prepare("water", 3)
    prepare("egg", 5)


def main() -> None:
    # Do one job after another.
    jobs = [toast_bread, make_coffee, boil_egg]
    start = time.perf_counter()
    for job in jobs:
        job()
    one_by_one = time.perf_counter() - start
    print(f"one after another: {one_by_one:.2f} s")

    # Do all jobs at once: start a thread for each, then wait for all of them.
    start = time.perf_counter()
    threads = [threading.Thread(target=job) for job in jobs]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    at_once = time.perf_counter() - start
    print(f"at once: {at_once:.2f} s")
    print(f"faster: {one_by_one / at_once:.2f}×")


if __name__ == "__main__":
    main()
