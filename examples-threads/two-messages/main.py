"""Two threads run the same function, each with a message of its own."""

import threading
import time


# What each thread does: its message, a second's wait, its message again.
def say(name: str, message: str) -> None:
    print(f"{name}: {message}")
    time.sleep(1)
    print(f"{name}: {message} again")


def main() -> None:
    # Start both before waiting for either: which speaks first is open.
    cat = threading.Thread(target=say, args=("cat", "meow"))
    dog = threading.Thread(target=say, args=("dog", "woof"))
    cat.start()
    dog.start()

    # Wait for both; it does not matter for whom first.
    cat.join()
    dog.join()
    print("Done")


if __name__ == "__main__":
    main()
