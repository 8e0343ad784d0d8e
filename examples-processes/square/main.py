"""A process squares the number it is given and hands back the result."""

import multiprocessing
from multiprocessing.connection import Connection


# What the process does: square a number, hand back the result.
def square(number: int, results: Connection) -> None:
    results.send(number * number)


def main() -> None:
    # Start the process: the number is copied into its memory.
    receiver, sender = multiprocessing.Pipe(duplex=False)
    process = multiprocessing.Process(target=square, args=(5, sender))
    process.start()
    sender.close()  # the child has its own: if it dies, the pipe ends

    # Wait for the result, which is copied back, and for the process to end.
    result = receiver.recv()
    process.join()
    print(f"5 squared is {result}")


if __name__ == "__main__":
    main()
