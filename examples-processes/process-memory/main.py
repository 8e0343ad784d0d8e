"""A process takes megabytes of memory, a thread takes kilobytes."""

from multiprocessing import Pipe, Process
from multiprocessing.connection import Connection
from threading import Barrier, Event, Thread

import psutil


# The KiB that this process uses, including those that it shares.
def resident() -> float:
    return psutil.Process().memory_info().rss / 1024


# What a child does: report its memory, and stay until it is killed.
def report(reports: Connection) -> None:
    reports.send(resident())
    Event().wait()


# Start a child, and keep the end of the pipe that its report comes out of.
def start() -> tuple[Process, Connection]:
    receiver, sender = Pipe(duplex=False)
    process = Process(target=report, args=(sender,), daemon=True)
    process.start()
    sender.close()  # only the child can send now: if it dies, recv fails
    return process, receiver


def main() -> None:
    # Five processes at the same time: take the mean of what they report.
    children = [start() for _ in range(5)]
    process_size = sum(reports.recv() for _, reports in children) / 5
    for process, _ in children:
        process.kill()
        process.join()
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
