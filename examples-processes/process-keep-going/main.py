"""A process says hello three times, and main does not wait to go on."""

import multiprocessing
import time


# What the process does: say hello, then wait a second, three times.
def say_hello() -> None:
    for number in range(1, 4):
        print(f"process: hello {number}")
        time.sleep(1)


def main() -> None:
    # Start the process and go on at once, while it says hello.
    process = multiprocessing.Process(target=say_hello)
    process.start()
    print("main: going on")

    # Wait for the process only when there is nothing else to do.
    process.join()
    print("main: done")


if __name__ == "__main__":
    main()
