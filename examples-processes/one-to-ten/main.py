"""A separate process prints the numbers from one to ten."""

import multiprocessing


# What the process does: print all numbers from the first to the last.
def count(first: int, last: int) -> None:
    for number in range(first, last + 1):
        print(number)


def main() -> None:
    # Start the process, and give it the two numbers that it needs.
    process = multiprocessing.Process(target=count, args=(1, 10))
    process.start()

    # Wait until it has ended: by then, all its numbers are printed.
    process.join()
    print("Done")


if __name__ == "__main__":
    main()
