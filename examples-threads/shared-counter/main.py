"""Four threads add to the same two counters, one locked and one atomic."""

import threading
from dataclasses import dataclass, field


@dataclass
class Counter:
    """A number and its lock, which only good manners tie together."""

    value: int = 0
    lock: threading.Lock = field(default_factory=threading.Lock)

    def add(self, amount: int) -> None:
        """Add in one indivisible step: Python has no atomic integer."""
        with self.lock:
            self.value += amount


# What each thread does: add one to both, again and again.
def count(locked: Counter, atomic: Counter) -> None:
    for _ in range(10_000):
        with locked.lock:
            locked.value += 1
        atomic.add(1)


def main() -> None:
    # Threads share the memory of their program, and so both counters.
    locked = Counter()
    atomic = Counter()

    # Let four threads count at the same time, and wait for all of them.
    threads = [
        threading.Thread(target=count, args=(locked, atomic)) for _ in range(4)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    # Every single addition has been counted.
    print(f"locked: {locked.value}")
    print(f"atomic: {atomic.value}")


if __name__ == "__main__":
    main()
