"""A thread counts to four; main waits for it before it says Done."""

import threading
import time


# What the thread does: a number, then a second's wait, five times.
def count() -> None:
    for number in range(5):
        print(number)
        time.sleep(1)


def main() -> None:
    # Start the thread: from here on, both run at the same time.
    thread = threading.Thread(target=count)
    thread.start()

    # Wait here until the thread has ended.
    thread.join()
    print("Done")


if __name__ == "__main__":
    main()
