"""Main waits for your next line while a thread keeps ticking."""

import sys
import threading


# What the thread does: tick every two seconds until it is told to stop.
def tick(stop: threading.Event, ticked: threading.Event) -> None:
    while not stop.wait(timeout=2):
        print("clock: tick")
        ticked.set()
    print("clock: stopped")


# Answer line by line. However long main waits here, the clock keeps ticking.
def answer(ticked: threading.Event) -> None:
    for line in sys.stdin:
        match line.strip():
            case "quit":
                break
            case "wait":
                ticked.clear()  # forget earlier ticks
                ticked.wait()
                print("main: I heard that")
            case text:
                print(f"main: you typed {text}")


def main() -> None:
    print("main: type something, wait (for a tick), or quit")

    # Start the clock. Main keeps what it needs to stop it and to hear it.
    stop = threading.Event()
    ticked = threading.Event()
    clock = threading.Thread(target=tick, args=(stop, ticked))
    clock.start()

    # When there is no more input, tell the clock to stop. It does so at once.
    try:
        answer(ticked)
    finally:
        stop.set()
    clock.join()
    print("main: goodbye")


if __name__ == "__main__":
    main()
