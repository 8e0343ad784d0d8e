"""Ctrl-C cancels the tasks, and each cleans up before the program ends."""

import asyncio
import signal
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory


# A file that is not complete yet: it is removed, however its task ends.
@contextmanager
def unfinished(path: Path) -> Iterator[Path]:
    part = path.with_suffix(".part")
    part.touch()
    try:
        yield part
    finally:
        print(f"{path.name}: cleaning up")
        part.unlink(missing_ok=True)


# What each task does: save a file, under another name until it is complete.
async def save(path: Path) -> None:
    print(f"{path.name}: starting")
    with unfinished(path) as part:
        await asyncio.sleep(60)  # what is to be saved is slow to come
        await asyncio.to_thread(part.rename, path)
    print(f"{path.name}: finishing")


# Presses Ctrl-C in place of you, so that nobody has to.
async def press_ctrl_c() -> None:
    signal.raise_signal(signal.SIGINT)


async def ctrl_c() -> None:
    pressed = asyncio.Event()
    loop = asyncio.get_running_loop()
    signal.signal(
        signal.SIGINT, lambda *_: loop.call_soon_threadsafe(pressed.set)
    )
    await pressed.wait()


def count(folder: Path) -> int:
    return len(list(folder.iterdir()))


async def main() -> None:
    with TemporaryDirectory() as temporary:
        # Make a task for each file. They begin when main waits.
        folder = Path(temporary)
        paths = [folder / name for name in ["photos", "videos", "notes"]]
        tasks = [asyncio.create_task(save(path)) for path in paths]
        pressing = asyncio.create_task(press_ctrl_c())

        # Wait for Ctrl-C. It no longer ends the program, but wakes main up.
        await ctrl_c()
        await pressing
        print(f"main: Ctrl-C, files: {count(folder)}")

        # Cancel the tasks, and wait until each of them has cleaned up.
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
        print(f"main: Done, files: {count(folder)}")


if __name__ == "__main__":
    asyncio.run(main())
