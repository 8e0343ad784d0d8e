"""Two processes divide the work, and threads in each overlap the waits."""

import time
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor

Work = Callable[[list[str]], list[int]]

TOPICS = ["event", "mutex", "queue", "async"]


# One page: wait until it is there, then go through it, letter by letter.
def different_letters(topic: str) -> int:
    time.sleep(0.15)  # as a download would
    page = topic * 4_000_000
    return len(set(page))


# All pages, one after another.
def one_by_one(topics: list[str]) -> list[int]:
    return [different_letters(topic) for topic in topics]


# All pages at once, each in a separate thread.
def in_threads(topics: list[str]) -> list[int]:
    with ThreadPoolExecutor(max_workers=len(topics)) as pool:
        return list(pool.map(different_letters, topics))


# Two processes take half of the pages each, and start threads for them.
def in_processes(topics: list[str]) -> list[int]:
    halves = [topics[:2], topics[2:]]
    with ProcessPoolExecutor(max_workers=2) as pool:
        first, second = pool.map(in_threads, halves)
    return first + second


# One round: the seconds that it takes, and the letters that it finds.
def one_round(work: Work) -> tuple[float, list[int]]:
    start = time.perf_counter()
    letters = work(TOPICS)
    return time.perf_counter() - start, letters


# Every way finds the same letters; what differs is the time of the best round.
def measure(name: str, work: Work) -> float:
    seconds, letters = min(one_round(work), one_round(work))
    print(f"{name}: {letters}, {seconds:.2f} s")
    return seconds


def main() -> None:
    # Overlap nothing, then the waits, then the computing as well.
    measure("one by one", one_by_one)
    threads = measure("threads", in_threads)
    both = measure("threads in processes", in_processes)
    print(f"gain of the processes: {threads / both:.2f}×")


if __name__ == "__main__":
    main()
