"""Two threads pay into one account, and without a lock a deposit is lost."""

import threading
from collections.abc import Callable
from dataclasses import dataclass


@dataclass
class Account:
    """A number that two threads read and write."""

    balance: int = 100


# Read, let the other thread read as well, then write: the last write wins.
def deposit(account: Account, both: threading.Barrier) -> None:
    balance = account.balance
    both.wait()
    account.balance = balance + 10


# Hold the lock from the read to the write: nobody can get in between.
def deposit_locked(account: Account, lock: threading.Lock) -> None:
    with lock:
        balance = account.balance
        account.balance = balance + 10


# Do the same work in two threads at the same time, and wait for both.
def in_two_threads(work: Callable[[], None]) -> None:
    threads = [threading.Thread(target=work) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


def main() -> None:
    # Pay in 10 twice. The balance should be 120.
    account = Account()
    both = threading.Barrier(2)
    in_two_threads(lambda: deposit(account, both))
    print(f"without a lock: {account.balance}")

    # Once more, with a lock.
    account = Account()
    lock = threading.Lock()
    in_two_threads(lambda: deposit_locked(account, lock))
    print(f"with a lock: {account.balance}")


if __name__ == "__main__":
    main()
