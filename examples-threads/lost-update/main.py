"""Two threads pay into one account, and without a lock a deposit is lost."""

import threading
import time
from collections.abc import Callable
from dataclasses import dataclass


@dataclass
class Account:
    balance: int = 100  # two threads read and write it


# Read, let the other thread read as well, then write: the last write wins.
def deposit(account: Account, both: threading.Barrier) -> None:
    print("without a lock: starting")
    balance = account.balance
    both.wait()
    time.sleep(0.3)  # the bank takes its time
    account.balance = balance + 10
    print("without a lock: finishing")


# Hold the lock from the read to the write: nobody can get in between.
def deposit_locked(account: Account, lock: threading.Lock) -> None:
    with lock:
        print("with a lock: starting")
        balance = account.balance
        time.sleep(0.3)
        account.balance = balance + 10
        print("with a lock: finishing")


# Do the same work in two threads at the same time, and wait for both.
def in_two_threads(work: Callable[[], None]) -> None:
    threads = [threading.Thread(target=work) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


def main() -> None:
    # Pay in 10 twice. The balance should be 120.
    account, both = Account(), threading.Barrier(2)
    in_two_threads(lambda: deposit(account, both))
    print(f"without a lock: {account.balance}")

    # Once more, with a lock.
    account, lock = Account(), threading.Lock()
    in_two_threads(lambda: deposit_locked(account, lock))
    print(f"with a lock: {account.balance}")


if __name__ == "__main__":
    main()
