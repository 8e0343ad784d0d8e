"""Two tasks on one thread lose half of their updates; a lock keeps them all."""

import asyncio
from dataclasses import dataclass

DEPOSITS = 1_000


@dataclass
class Account:
    """A number that two tasks read and write."""

    balance: int = 0


# Read, let the other task run, then write: whoever writes last wins.
async def deposit(account: Account) -> None:
    for _ in range(DEPOSITS):
        balance = account.balance
        await asyncio.sleep(0)
        account.balance = balance + 1


# Hold the lock from the read to the write: nobody can get in between.
async def deposit_locked(account: Account, lock: asyncio.Lock) -> None:
    for _ in range(DEPOSITS):
        async with lock:
            balance = account.balance
            await asyncio.sleep(0)
            account.balance = balance + 1


async def main() -> None:
    # Two tasks make a thousand deposits each. The balance should be 2000.
    account = Account()
    await asyncio.gather(deposit(account), deposit(account))
    print(f"without a lock: {account.balance}")

    # Once more, with a lock.
    account = Account()
    lock = asyncio.Lock()
    tasks = [deposit_locked(account, lock) for _ in range(2)]
    await asyncio.gather(*tasks)
    print(f"with a lock: {account.balance}")


if __name__ == "__main__":
    asyncio.run(main())
