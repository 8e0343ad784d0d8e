"""Main asks two threads to stop: one is waiting, the other is computing."""

import hashlib
import threading
import time

PIECE = bytes(2**20)  # of a file that never ends


# Save once a minute. What this waits for is the request, not the clock.
def autosave(stop: threading.Event) -> None:
    print("autosave: starting")
    while not stop.wait(timeout=60):
        print("autosave: saved")
    print("autosave: saved for the last time")
    print("autosave: finishing")


# Compute piece by piece, and look for the request after each of them.
def checksum(stop: threading.Event) -> None:
    print("checksum: starting")
    sha256, size = hashlib.sha256(), 0.0
    while not stop.is_set():
        sha256.update(PIECE)
        size += 1
    print(f"checksum: got through {size:.1f} MiB")
    print("checksum: finishing")


def main() -> None:
    # Start both threads. Main keeps what it needs to stop them.
    stop = threading.Event()
    threads = [
        threading.Thread(target=work, args=(stop,))
        for work in (autosave, checksum)
    ]
    for thread in threads:
        thread.start()

    # Let them work for a second.
    time.sleep(1)

    # Ask both of them to stop, and wait until they have done so.
    asked = time.perf_counter()
    stop.set()
    for thread in threads:
        thread.join()
    print(f"stopped after: {(time.perf_counter() - asked) * 1e3:.1f} ms")


if __name__ == "__main__":
    main()
