"""Main hands over two tasks, keeps working, and collects the results later."""

import functools
import time
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from typing import ParamSpec, TypeVar

P = ParamSpec("P")
T = TypeVar("T")
POOL = ThreadPoolExecutor()


# Turn a function into one that runs in a thread. The new one returns at once.
def background(function: Callable[P, T]) -> Callable[P, Future[T]]:
    @functools.wraps(function)
    def start(*args: P.args, **kwargs: P.kwargs) -> Future[T]:
        return POOL.submit(function, *args, **kwargs)

    return start


# What runs in the background: it takes a while and returns a result.
@background
def back_up(name: str) -> str:
    print(f"{name}: starting")
    time.sleep(1.5)
    print(f"{name}: finishing")
    return f"copy of {name}"


def main() -> None:
    # Hand over two tasks. Neither call waits.
    tasks = [back_up("photos"), back_up("videos")]

    # Keep working in the meantime.
    print("main: starting")
    time.sleep(1)
    print("main: finishing")

    # Collect the results. This waits for those that are not ready yet.
    copies = [task.result() for task in tasks]
    print(" and ".join(copies))


if __name__ == "__main__":
    main()
