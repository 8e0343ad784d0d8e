"""Two threads run the same function, each with its own message."""

import threading
import time


# What each thread does: say its message, wait a second, say it again.
def say(name: str, message: str) -> None:
    print(f"{name}: {message}")
    time.sleep(1)
    print(f"{name}: {message} again")


def main() -> None:
    # Start both threads before waiting for either of them.
    cat = threading.Thread(target=say, args=("cat", "meow"))
    dog = threading.Thread(target=say, args=("dog", "woof"))
    cat.start()
    dog.start()

    # Wait for both. The order of these two waits doesn't matter.
    cat.join()
    dog.join()
    print("Done")


if __name__ == "__main__":
    main()
