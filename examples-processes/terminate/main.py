"""A process that takes too long is ended from outside."""

import time
from multiprocessing import Process


# What the processes do: something that takes some seconds.
def work(seconds: float) -> None:
    time.sleep(seconds)


# Wait for a process, up to a limit. If it is still running then, end it.
def finish(name: str, process: Process, limit: int) -> None:
    process.join(limit)
    if process.is_alive():
        process.terminate()
        process.join()  # it ends soon, but not at once
        print(f"{name}: took too long")
    else:
        print(f"{name}: done")


def main() -> None:
    # Start two processes.
    quick = Process(target=work, args=(1.0,))
    slow = Process(target=work, args=(60,))
    quick.start()
    slow.start()

    # The quick one has plenty of time, the slow one doesn't.
    finish("quick", quick, 30)
    finish("slow", slow, 1)


if __name__ == "__main__":
    main()
