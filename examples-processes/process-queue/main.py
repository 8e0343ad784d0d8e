"""Three processes put what they find into one queue, and main takes it out."""

import multiprocessing
from math import isqrt
from multiprocessing.queues import Queue


# What takes the time: several million divisions for each prime.
def is_prime(number: int) -> bool:
    return all(number % divisor for divisor in range(2, isqrt(number) + 1))


# What each process does: put a prime into the queue as soon as it is found.
def search(first: int, found: "Queue[int | None]") -> None:
    for number in range(first, first + 60):
        if is_prime(number):
            found.put(number)
    found.put(None)  # this process has no more


def main() -> None:
    # Make one queue for all, and start a process for each of three ranges.
    found = multiprocessing.Queue()
    processes = [
        multiprocessing.Process(target=search, args=(first, found))
        for first in (3 * 10**13, 4 * 10**13, 6 * 10**13)
    ]
    for process in processes:
        process.start()

    # Take the primes as they come, until no process has any more.
    searching = len(processes)
    while searching > 0:
        prime = found.get()
        if prime is None:
            searching -= 1
        else:
            print(f"found: {prime}")

    # Only now wait for the processes: the queue is empty.
    for process in processes:
        process.join()
    print("Done")


if __name__ == "__main__":
    main()
