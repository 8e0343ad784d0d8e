"""A child process starts your program again, so the program needs a guard."""

import multiprocessing


# What the child is started for.
def work() -> None:
    print("child: working")


# What only the parent may do: a child that did it would start a child, too.
def start_child() -> None:
    print("parent: starting a child")
    context = multiprocessing.get_context("spawn")  # on every system
    process = context.Process(target=work)
    process.start()
    process.join()
    print("parent: the child has ended")


# Both the parent and the child run this line.
print("the program starts")

# The guard: only the parent gets past it.
if __name__ == "__main__":
    start_child()
