"""Follow the links of a site: each page once, at most four at a time."""

import asyncio
import sys
import time
from contextlib import suppress
from html.parser import HTMLParser
from itertools import chain
from urllib.parse import urldefrag, urljoin, urlsplit

from aiohttp import ClientError, ClientSession, ClientTimeout


class Links(HTMLParser):
    def __init__(self, url: str) -> None:
        super().__init__()
        self.url = url
        self.found: list[str] = []

    def handle_starttag(
        self, tag: str, attrs: list[tuple[str, str | None]]
    ) -> None:
        values = dict(reversed(attrs))  # of two with one name, the first counts
        if tag == "a" and (link := values.get("href")):
            with suppress(ValueError):  # it isn't an address
                link = urljoin(self.url, link)
                self.found.append(urldefrag(link).url)


# The addresses to which a page links, each without a place in the page.
def links(url: str, page: str) -> list[str]:
    parser = Links(url)
    parser.feed(page)
    return parser.found


# What each task does: wait for its turn, fetch a page, and find its links.
async def visit(
    session: ClientSession, turns: asyncio.Semaphore, url: str
) -> list[str]:
    path = urlsplit(url).path
    async with turns:
        print(f"{path}: starting")
        try:
            async with session.get(url) as response:
                page = await response.text(errors="replace")
        except (ClientError, asyncio.TimeoutError):
            print(f"{path}: failed")
            page = ""  # nothing, and so no links
        print(f"{path}: finishing")
    return links(url, page)


async def main() -> None:
    # Take the first address from the command line, and stay below it.
    if not sys.argv[1:]:
        sys.exit("No URL: `cargo xtask site crawl` serves one and names it.")
    first = sys.argv[1]
    seen = {first}

    # Begin with a task for the first page.
    start = time.perf_counter()
    turns = asyncio.Semaphore(4)
    timeout = ClientTimeout(total=10)
    async with ClientSession(timeout=timeout, raise_for_status=True) as session:
        tasks = {asyncio.create_task(visit(session, turns, first))}

        # As pages come, make a task for each new link; end when none is left.
        while tasks:
            done, tasks = await asyncio.wait(
                tasks, return_when=asyncio.FIRST_COMPLETED
            )
            for url in chain.from_iterable(task.result() for task in done):
                if url.startswith(first) and url not in seen:
                    seen.add(url)
                    task = asyncio.create_task(visit(session, turns, url))
                    tasks.add(task)

    print(f"addresses: {len(seen)}")
    print(f"together: {time.perf_counter() - start:.2f} s")


if __name__ == "__main__":
    asyncio.run(main())
