"""A process says hello three times, while main goes on with its own work."""

import multiprocessing
import time


# What the process does: say hello, then wait a second, three times.
def say_hello() -> None:
    for number in range(1, 4):
        print(f"process: hello {number}")
        time.sleep(1)


def main() -> None:
    # Start the process, and go on without waiting for it.
    process = multiprocessing.Process(target=say_hello)
    process.start()
    print("main: going on")

    # Wait for it only when there is nothing else left to do.
    process.join()
    print("main: done")


if __name__ == "__main__":
    main()
