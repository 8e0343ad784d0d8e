"""A thread of its own prints the numbers 0 to 4, and main waits for it."""

import threading


# What the thread does: it is an ordinary function.
def print_numbers() -> None:
    for number in range(5):
        print(number)


def main() -> None:
    print("main: starting a thread")

    # Start a thread that runs the function, and go on at once.
    thread = threading.Thread(target=print_numbers)
    thread.start()

    # Wait until the function has returned: then the thread has ended.
    thread.join()
    print("main: the thread has ended")


if __name__ == "__main__":
    main()
