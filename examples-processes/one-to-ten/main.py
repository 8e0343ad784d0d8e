"""A process of its own prints the numbers from one to ten."""

import multiprocessing


# What the process does: print all numbers from the first to the last.
def count(first: int, last: int) -> None:
    for number in range(first, last + 1):
        print(number)


def main() -> None:
    # Start the process with the two numbers that it needs.
    process = multiprocessing.Process(target=count, args=(1, 10))
    process.start()

    # Wait until it has ended: only then are all its numbers printed.
    process.join()
    print("Done")


if __name__ == "__main__":
    main()
