"""Main reaches its end while a thread is still saying hello."""

import threading
import time


# What the thread does: say hello and wait a second, three times.
def say_hello() -> None:
    for number in range(1, 4):
        print(f"thread: hello {number}")
        time.sleep(1)


def main() -> None:
    # Start the thread. Main keeps going.
    thread = threading.Thread(target=say_hello)
    thread.start()

    # Main is done, but the thread isn't: the program stays alive for it.
    print("main: nothing left to do")  # now Python waits for the thread


if __name__ == "__main__":
    main()
