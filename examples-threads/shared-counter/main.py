"""Four threads add to one counter, and thanks to a lock nothing is lost."""

import threading
from dataclasses import dataclass, field

ADDITIONS = 1_000_000


@dataclass
class Counter:
    """A number and the lock that guards it."""

    value: int = 0
    lock: threading.Lock = field(default_factory=threading.Lock)


# What each thread does: take the lock, add one, release it, again and again.
def count(counter: Counter) -> None:
    for _ in range(ADDITIONS):
        with counter.lock:
            counter.value += 1


def main() -> None:
    # There is one counter. All threads of a program share its memory.
    counter = Counter()

    # Let four threads count at the same time, and wait for all of them.
    threads = [
        threading.Thread(target=count, args=(counter,)) for _ in range(4)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    # Not a single addition is missing.
    print(f"counted: {counter.value}")


if __name__ == "__main__":
    main()
