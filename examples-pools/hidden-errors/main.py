"""Nobody hears of an error in a pool until somebody reads the results."""

from concurrent.futures import ThreadPoolExecutor


# What a worker does: find one price, or fail.
def price(fruit: str) -> int:
    match fruit:
        case "apple":
            return 30
        case "pear":
            return 45
        case _:
            message = f"no price for {fruit}"
            raise LookupError(message)


def main() -> None:
    fruits = ["apple", "plum", "pear"]
    with ThreadPoolExecutor(max_workers=3) as pool:
        # Nobody reads the results of these three jobs, so the error is lost.
        pool.map(price, fruits)
        print("unread: all seems well")

        # Reading the results brings the error out, in place of all prices.
        try:
            print(f"read: {list(pool.map(price, fruits))}")
        except LookupError as error:
            print(f"read: {error}")

        # Looking at each result on its own keeps the prices that were found.
        results = [pool.submit(price, fruit) for fruit in fruits]
        for fruit, result in zip(fruits, results, strict=True):
            print(f"{fruit}: {result.exception() or result.result()}")


if __name__ == "__main__":
    main()
