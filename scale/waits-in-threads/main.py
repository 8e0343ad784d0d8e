"""Many waits of a second at the same time, each in its own thread."""

import sys
import time
from threading import Lock, Thread


# What each thread does: wait until all of them are there, then for a second.
def wait(gate: Lock) -> None:
    with gate:
        pass
    time.sleep(1)


def main() -> None:
    # Take the number of waits from the command line.
    if not sys.argv[1:]:
        sys.exit("How many? Name a number.")
    number = int(sys.argv[1])

    # Start a thread for each wait. While main holds the lock, none gets past.
    sys.setswitchinterval(1)  # by default, all who want the GIL ask every 5 ms
    start = time.perf_counter()
    gate = Lock()
    threads = [Thread(target=wait, args=(gate,)) for _ in range(number)]
    with gate:
        for thread in threads:
            thread.start()

    # Wait until the last of them has ended.
    for thread in threads:
        thread.join()
    seconds = time.perf_counter() - start
    print(f"waits: {len(threads)}")
    print(f"together: {seconds:.4f} s")


if __name__ == "__main__":
    main()
