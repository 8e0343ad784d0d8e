"""Many waits of a second, done by a pool of a hundred threads."""

import sys
import time
from concurrent.futures import ThreadPoolExecutor

WORKERS = 100


# What a worker does for each of them.
def wait(_: int) -> None:
    time.sleep(1)


def main() -> None:
    # Take the number of waits from the command line.
    if not sys.argv[1:]:
        sys.exit("How many? Name a number.")
    number = int(sys.argv[1])

    # Hand all of them to the pool: a worker takes one after another.
    start = time.perf_counter()
    with ThreadPoolExecutor(max_workers=WORKERS) as pool:
        waits = len(list(pool.map(wait, range(number))))
    seconds = time.perf_counter() - start
    print(f"waits: {waits}")
    print(f"together: {seconds:.4f} s")


if __name__ == "__main__":
    main()
