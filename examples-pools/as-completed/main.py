"""Results are taken as they come, and main says how many have come so far."""

import time
from concurrent.futures import ThreadPoolExecutor, as_completed

PHOTOS = [("forest", 3.0), ("lake", 0.5), ("town", 1.5)]


# What a worker does: develop one photo, which takes its time.
def develop(name: str, seconds: float) -> str:
    time.sleep(seconds)
    return f"{name}.png"


def main() -> None:
    start = time.perf_counter()
    with ThreadPoolExecutor(max_workers=2) as pool:
        # Hand out all jobs, the longest one first. This does not wait.
        jobs = [pool.submit(develop, *photo) for photo in PHOTOS]

        # Take whichever result comes next, until all have come.
        for done, job in enumerate(as_completed(jobs), start=1):
            photo = job.result()
            seconds = time.perf_counter() - start
            print(f"{done} of {len(PHOTOS)}, {photo}: {seconds:.2f} s")


if __name__ == "__main__":
    main()
