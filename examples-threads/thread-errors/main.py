"""A thread fails, and main finds out only if it asks in the right way."""

import threading
from concurrent.futures import ThreadPoolExecutor


# What the thread does: share twelve slices of cake. No guests is an error.
def slices(guests: int) -> int:
    if guests == 0:
        raise ValueError("no guests")
    return 12 // guests


def main() -> None:
    # The thread fails and reports it on standard error. What does join say?
    thread = threading.Thread(target=slices, args=(0,))
    thread.start()
    print(f"join says: {thread.join()}")

    # Ask for the result instead: it is an answer or an error, never nothing.
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
