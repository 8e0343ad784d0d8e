"""A child process runs its program from the top: a guard has to stop it."""

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


# Parent and child both come by here.
print("the program starts")

# The guard: the parent goes on, the child turns off to its work.
if __name__ == "__main__":
    start_child()
