"""Five processes wait two seconds each, all at the same time."""

import multiprocessing
import time


# What each process does: announce itself, wait, say goodbye.
def work(name: str) -> None:
    print(f"{name}: starting")
    time.sleep(2)
    print(f"{name}: finishing")


def main() -> None:
    # Start five processes, and give each one a name.
    processes = [
        multiprocessing.Process(target=work, args=(f"Process {number}",))
        for number in range(5)
    ]
    for process in processes:
        process.start()

    # Wait until all of them have ended.
    for process in processes:
        process.join()
    print("Done")


if __name__ == "__main__":
    main()
