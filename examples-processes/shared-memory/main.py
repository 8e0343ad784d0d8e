"""Two processes see the same bytes, and each of them adds up one half."""

from multiprocessing import Process
from multiprocessing.shared_memory import SharedMemory

HALF = 2_000_000


# What a process does: get at the memory, and add up the bytes of its half.
def add_up(name: str, start: int, memory_name: str) -> None:
    memory = SharedMemory(memory_name)
    with memory.buf[start : start + HALF] as half:  # a view, not a copy
        print(f"{name}: {sum(half)}")
    memory.close()


def main() -> None:
    # Put bytes into memory that other processes can see.
    memory = SharedMemory(create=True, size=2 * HALF)
    memory.buf[: 2 * HALF] = b"\1" * HALF + b"\2" * HALF

    # Start two processes. They are told where the bytes are, not sent them.
    processes = [
        Process(target=add_up, args=("first half", 0, memory.name)),
        Process(target=add_up, args=("second half", HALF, memory.name)),
    ]
    for process in processes:
        process.start()
    for process in processes:
        process.join()

    # Give the memory back to the system.
    memory.close()
    memory.unlink()  # once, when all have closed it
    print("Done")


if __name__ == "__main__":
    main()
