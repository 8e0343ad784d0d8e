"""Three processes put what they find into one queue, and main takes it out."""

import multiprocessing
from multiprocessing.queues import Queue


# What is looked for: a number whose square reads the same backwards.
def is_match(number: int) -> bool:
    square = str(number * number)
    return square == square[::-1]


# What each process does: put a number into the queue as soon as it is found.
def search(first: int, found: "Queue[int | None]") -> None:
    for number in range(first, first + 1_000_000):
        if is_match(number):
            found.put(number)
    found.put(None)  # this process has no more


def main() -> None:
    # Make one queue for all, and start a process for each of three millions.
    found = multiprocessing.Queue()
    processes = [
        multiprocessing.Process(target=search, args=(first, found))
        for first in (10_000_000, 11_000_000, 12_000_000)
    ]
    for process in processes:
        process.start()

    # Take the numbers as they come, until no process has any more.
    searching = len(processes)
    while searching > 0:
        number = found.get()
        if number is None:
            searching -= 1
        else:
            print(f"{number}² = {number * number}")

    # Only now wait for the processes: the queue is empty.
    for process in processes:
        process.join()
    print("Done")


if __name__ == "__main__":
    main()
