"""Three workers share nine jobs: one does the long job, two do the rest."""

import threading
import time
from concurrent.futures import ThreadPoolExecutor

SECONDS = [2.5, 0.3, 0.3, 0.3, 0.3, 0.3, 0.3, 0.3, 0.3]


# What a worker does: one of the jobs. It returns the worker's name.
def work(job: int) -> str:
    print(f"job {job}: starting")
    time.sleep(SECONDS[job])
    print(f"job {job}: finishing")
    return threading.current_thread().name


def main() -> None:
    # Start three workers. A worker that is free takes another job.
    start = time.perf_counter()
    with ThreadPoolExecutor(3, thread_name_prefix="worker") as pool:
        names = list(pool.map(work, range(len(SECONDS))))
    seconds = time.perf_counter() - start

    # Which worker does which short job differs from run to run. But the
    # worker with the long one never has time for another.
    print(f"workers: {len(set(names))}")
    print(f"jobs of the worker with the long one: {names.count(names[0])}")
    print(f"together: {seconds:.2f} s")


if __name__ == "__main__":
    main()
