"""Fifteen photos are made smaller: one by one, by threads, by processes."""

import shutil
import time
from collections.abc import Callable, Iterable
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor
from pathlib import Path
from tempfile import TemporaryDirectory

from PIL import Image

Size = tuple[int, int]
Map = Callable[..., Iterable[Size]]


# Make a photo of the sky at dusk, and fourteen copies of it.
def make_photos(folder: Path) -> list[Path]:
    size = (1200, 800)
    navy, orange = (Image.new("RGB", size, c) for c in ("navy", "orange"))
    down = Image.linear_gradient("L").resize(size)
    paths = [folder / f"{number}.png" for number in range(1, 16)]
    Image.composite(orange, navy, down).save(paths[0])
    for path in paths[1:]:
        shutil.copyfile(paths[0], path)
    return paths


# What a worker does: read a photo, make it smaller, and save the result.
def shrink(path: Path) -> Size:
    with Image.open(path) as photo:
        photo.thumbnail((320, 320))  # it keeps its proportions
        photo.save(path.with_suffix(".small.png"))
        return photo.size


# Do it with all photos, three times; the best time counts.
def measure(name: str, run: Map, paths: list[Path]) -> float:
    times: list[float] = []
    for _ in range(3):
        start = time.perf_counter()
        sizes = list(run(shrink, paths))
        times.append(time.perf_counter() - start)
    width, height = sizes[0]
    print(f"{len(sizes)} of {width} × {height}, {name}: {min(times):.3f} s")
    return min(times)


def main() -> None:
    # Both pools have two workers. Their start is not part of the best round.
    with TemporaryDirectory() as folder:
        paths = make_photos(Path(folder))
        alone = measure("one by one", map, paths)
        with ThreadPoolExecutor(max_workers=2) as pool:
            threads = measure("threads", pool.map, paths)
        with ProcessPoolExecutor(max_workers=2) as pool:
            processes = measure("processes", pool.map, paths)
    print(f"threads against one by one: {alone / threads:.2f}×")
    print(f"processes against one by one: {alone / processes:.2f}×")
    print(f"processes against threads: {threads / processes:.2f}×")


if __name__ == "__main__":
    main()
