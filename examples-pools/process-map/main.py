"""Two processes of a pool square five numbers; the results keep their order."""

from concurrent.futures import ProcessPoolExecutor


# What a worker does: compute one result and hand it back.
def square(number: int) -> int:
    return number * number


def main() -> None:
    numbers = [1, 2, 3, 4, 5]

    # Start the pool, hand out all numbers, and read all results.
    with ProcessPoolExecutor(max_workers=2) as pool:
        squares = list(pool.map(square, numbers))

    # The results are in the order of the numbers, whoever computed them.
    print(squares)


if __name__ == "__main__":
    main()  # a process that imports this file stops short of this
