"""Main waits for what you type while a thread keeps ticking."""

import sys
import threading


# What the thread does: tick every five seconds until it is told to stop.
def tick(stop: threading.Event) -> None:
    while not stop.wait(timeout=5):
        print("clock: five more seconds")
    print("clock: stopped")


# Answer line by line: while this waits for the next one, the clock ticks.
def answer() -> None:
    for line in sys.stdin:
        text = line.strip()
        if text == "quit":
            break
        print(f"main: you typed {text}")


def main() -> None:
    print("main: type something, or quit")

    # Start the clock, and keep what can stop it.
    stop = threading.Event()
    clock = threading.Thread(target=tick, args=(stop,))
    clock.start()

    # Tell the clock to stop when there is no more input: it does so at once.
    try:
        answer()
    finally:
        stop.set()
    clock.join()
    print("main: goodbye")


if __name__ == "__main__":
    main()
