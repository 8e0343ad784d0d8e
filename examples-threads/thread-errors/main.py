"""A thread fails, and how main asks decides whether it hears of it."""

import threading
from concurrent.futures import ThreadPoolExecutor


# What the thread does: share a cake, which needs somebody to eat it.
def slices(guests: int) -> int:
    if guests == 0:
        message = "no guests"
        raise ValueError(message)
    return 12 // guests


def main() -> None:
    # A thread that fails says so on standard error. What does join say?
    thread = threading.Thread(target=slices, args=(0,))
    thread.start()
    print(f"join says: {thread.join()}")

    # Take the result as a value: it is an answer or an error, never nothing.
    with ThreadPoolExecutor(max_workers=1) as pool:
        result = pool.submit(slices, 0)
    try:
        print(f"each guest gets {result.result()}")
    except ValueError as error:
        print(f"main hears: {error}")

    # Main goes on, and the program ends as if nothing had happened.
    print("Done")


if __name__ == "__main__":
    main()
