"""Two threads query a database: who adds up the rows decides the gain."""

import sqlite3
import time
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from functools import partial
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

# What the queries are about: the distance from every place to every place.
DISTANCES = "abs(a.x - b.x) + abs(a.y - b.y)"
PAIRS = "FROM places AS a, places AS b"


# Make a database of three hundred places, in a file.
def make_places(path: Path) -> None:
    places = [(n * 37 % 1_000, n * 91 % 1_000) for n in range(300)]
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("CREATE TABLE places (x INTEGER, y INTEGER)")
        connection.executemany("INSERT INTO places VALUES (?, ?)", places)


# What a worker does: open its own connection, and add up the rows that come.
def ask(query: str, path: Path) -> int:
    with closing(sqlite3.connect(path)) as connection:
        return sum(number for (number,) in connection.execute(query))


# Let a pool send the query eight times, and measure how long that takes.
def measure(pool: ThreadPoolExecutor, query: str, path: Path) -> float:
    start = time.perf_counter()
    list(pool.map(partial(ask, query), [path] * 8))
    return time.perf_counter() - start


# Take turns, one worker and then two, and keep what is typical: the median.
def compare(name: str, query: str, path: Path) -> None:
    with ThreadPoolExecutor(1) as one, ThreadPoolExecutor(2) as two:
        turns = [
            (measure(one, query, path), measure(two, query, path))
            for _ in range(5)
        ]
    gain = median(alone / both for alone, both in turns)
    print(f"{name}: {ask(query, path)}")
    print(f"{name}, one thread: {median(alone for alone, _ in turns):.3f} s")
    print(f"{name}, two threads against one: {gain:.2f}×")


def main() -> None:
    with TemporaryDirectory() as folder:
        path = Path(folder, "places.db")
        make_places(path)

        # Let the database add up, which gives one row. Or fetch all rows.
        compare("sum", f"SELECT sum({DISTANCES}) {PAIRS}", path)
        compare("rows", f"SELECT {DISTANCES} {PAIRS}", path)


if __name__ == "__main__":
    main()
