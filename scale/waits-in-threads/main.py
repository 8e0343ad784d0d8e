"""Many waits of a second at the same time, each in its own thread."""

import sys
import time
from threading import Thread


# What each thread does.
def wait() -> None:
    time.sleep(1)


def main() -> None:
    # Take the number of waits from the command line.
    if not sys.argv[1:]:
        sys.exit("How many? Name a number.")
    number = int(sys.argv[1])

    # Start a thread for each wait, unless the system refuses.
    start = time.perf_counter()
    threads = [Thread(target=wait) for _ in range(number)]
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
