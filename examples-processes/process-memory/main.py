"""A process takes megabytes of memory, a thread takes kilobytes."""

from multiprocessing import Pipe, Process
from multiprocessing.connection import Connection
from threading import Barrier, Event, Thread

import psutil


# The KiB that this process uses, those it shares with others included.
def resident() -> float:
    return psutil.Process().memory_info().rss / 1024


# What a child does: report its memory, and stay until it is killed.
def report(parent: Connection) -> None:
    parent.send(resident())
    Event().wait()


def main() -> None:
    # Five processes at the same time: take the mean of what they report.
    pipes = [Pipe() for _ in range(5)]
    processes = [Process(target=report, args=(end,)) for _, end in pipes]
    for process in processes:
        process.start()
    process_size = sum(reports.recv() for reports, _ in pipes) / 5
    for process in processes:
        process.kill()
        process.join()  # Rust's kill waits for the end by itself
    print(f"a process, at most: {process_size / 1024:.1f} MiB")

    # Two hundred threads at the same time: see how much memory they add.
    before = resident()
    barrier = Barrier(201)
    for _ in range(200):
        Thread(target=barrier.wait).start()  # it runs by now
    thread_size = (resident() - before) / 200
    barrier.wait()
    print(f"a thread: {thread_size:.1f} KiB")
    ratio = process_size / thread_size
    print(f"process against thread, at most: {ratio:.1f}×")


if __name__ == "__main__":
    main()
