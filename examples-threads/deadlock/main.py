"""Two cooks take two tools in opposite order, then in the same order."""

import threading
import time
from dataclasses import dataclass, field


@dataclass
class Tool:
    """What only one cook at a time can have."""

    name: str
    lock: threading.Lock = field(default_factory=threading.Lock)


# Take one tool. When the other cook has one as well, try to take a second.
def try_both(
    cook: str, first: Tool, second: Tool, both: threading.Barrier
) -> None:
    with first.lock:
        both.wait()
        if second.lock.acquire(blocking=False):
            print(f"{cook}: has the {first.name} and the {second.name}")
            second.lock.release()
        else:
            print(f"{cook}: has only the {first.name}")
        both.wait()  # neither gives up a tool before both have tried


# Take one tool, then the other, and wait for each as long as it takes.
def take_both(cook: str, first: Tool, second: Tool) -> None:
    with first.lock, second.lock:
        print(f"{cook}: has the {first.name} and the {second.name}")
        time.sleep(0.5)


def main() -> None:
    # In opposite order, each cook ends up with what the other one needs.
    knife, board = Tool("knife"), Tool("board")
    both = threading.Barrier(2)
    soup = threading.Thread(target=try_both, args=("soup", knife, board, both))
    cake = threading.Thread(target=try_both, args=("cake", board, knife, both))
    soup.start()
    cake.start()
    soup.join()
    cake.join()

    # In the same order, whoever has the first tool gets the second one, too.
    soup = threading.Thread(target=take_both, args=("soup", knife, board))
    cake = threading.Thread(target=take_both, args=("cake", knife, board))
    soup.start()
    cake.start()
    soup.join()
    cake.join()
    print("Done")


if __name__ == "__main__":
    main()
