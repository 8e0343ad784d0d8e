"""Main comes to its end while a thread is still saying hello."""

import threading
import time


# What the thread does: hello, then a second's wait, three times.
def say_hello() -> None:
    for number in range(1, 4):
        print(f"thread: hello {number}")
        time.sleep(1)


def main() -> None:
    # Start the thread, and do not wait for it: main keeps going.
    thread = threading.Thread(target=say_hello)
    thread.start()

    # Main has nothing left to do, the thread has: the program goes on for it.
    print("main: nothing left to do")  # then Python waits for threads


if __name__ == "__main__":
    main()
