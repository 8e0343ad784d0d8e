"""A program runs other programs, and sees what they print and how they end."""

import subprocess
import sys
import time


# The other programs: this one again, with a word that says what to do.
def other_program(word: str) -> None:
    if word == "greet":
        print("Hello!")
    elif word == "fail":
        sys.exit(3)
    else:
        time.sleep(60)


# The command that runs one of them: no shell stands between.
def command(word: str) -> list[str]:
    return [sys.executable, __file__, word]


def main() -> None:
    # With a word, this is one of the other programs.
    if len(sys.argv) > 1:
        other_program(sys.argv[1])
        return

    # Run one to its end, and take what it prints.
    greeting = subprocess.run(
        command("greet"), capture_output=True, text=True, check=True
    )
    print(f"greet: {greeting.stdout.rstrip()}")

    # Run one to its end, and ask how it ended.
    failure = subprocess.run(command("fail"), check=False)
    print(f"fail: status {failure.returncode}")

    # Give one a second, and kill it if it is still running then.
    try:
        subprocess.run(command("wait"), timeout=1, check=False)
    except subprocess.TimeoutExpired:
        print("wait: killed after 1 s")


if __name__ == "__main__":
    main()
