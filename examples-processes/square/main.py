"""A process squares the number it is given and sends back the result."""

import multiprocessing
from multiprocessing.connection import Connection


# What the process does: square a number, and send back the result.
def square(number: int, results: Connection) -> None:
    results.send(number * number)


def main() -> None:
    # Start the process: it gets its own copy of the number.
    receiver, sender = multiprocessing.Pipe(duplex=False)
    process = multiprocessing.Process(target=square, args=(5, sender))
    process.start()
    sender.close()  # only the child can send now: if it dies, recv fails

    # Wait for the result, and then for the process to end.
    result = receiver.recv()
    process.join()
    print(f"5 squared is {result}")


if __name__ == "__main__":
    main()
