"""The smallest program with a thread: it prints the numbers 0 to 4."""

import threading


# What the thread does: it runs an ordinary function.
def print_numbers() -> None:
    for number in range(5):
        print(number)


def main() -> None:
    print("main: starting a thread")

    # Start a thread that calls the function. Main does not wait for the call.
    thread = threading.Thread(target=print_numbers)
    thread.start()

    # The function returns, and that ends the thread. Main waits until then.
    thread.join()
    print("main: the thread has ended")


if __name__ == "__main__":
    main()
