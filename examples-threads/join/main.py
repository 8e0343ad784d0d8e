"""Main waits for a thread that takes five seconds, then says Done."""

import threading
import time


# What the thread does: print a number and wait a second, five times.
def count() -> None:
    for number in range(5):
        print(number)
        time.sleep(1)


def main() -> None:
    # Start the thread. From here on, main and the thread both run.
    thread = threading.Thread(target=count)
    thread.start()

    # Wait here until the thread has ended.
    thread.join()
    print("Done")


if __name__ == "__main__":
    main()
