"""A process changes its own copy of a list, a thread changes the shared one."""

import multiprocessing
import threading

numbers: list[int] = []


# What both do: add a number to the global list, then print the list.
def add_one(name: str) -> None:
    numbers.append(1)
    print(f"{name}: {numbers}")


def main() -> None:
    # Let a process do it: main's list stays empty.
    process = multiprocessing.Process(target=add_one, args=("process",))
    process.start()
    process.join()
    print(f"main: {numbers}")

    # Let a thread do it: it has the same list as main.
    thread = threading.Thread(target=add_one, args=("thread",))
    thread.start()
    thread.join()
    print(f"main: {numbers}")


if __name__ == "__main__":
    main()
