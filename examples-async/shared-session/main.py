"""Two hundred requests: through one client, or through a client for each."""

import asyncio
import sys
import time

from aiohttp import ClientSession, ClientTimeout

REQUESTS = 200


# A client keeps connections, and uses them again for its next requests.
def new_client() -> ClientSession:
    timeout = ClientTimeout(total=10)
    return ClientSession(timeout=timeout, raise_for_status=True)


# Fetch a page. The local site says over which connection it comes.
async def fetch(client: ClientSession, url: str) -> str:
    async with client.get(url) as response:
        await response.read()
        return response.headers["x-connection"]


# Make one client for all requests.
async def shared(url: str) -> set[str]:
    async with new_client() as client:
        return {await fetch(client, url) for _ in range(REQUESTS)}


# Make a client for each request.
async def separate(url: str) -> set[str]:
    connections: set[str] = set()
    for _ in range(REQUESTS):
        async with new_client() as client:
            connections.add(await fetch(client, url))
    return connections


# Say how many connections there were, and how long it took.
def report(name: str, connections: set[str], seconds: float) -> None:
    print(f"{name}, connections: {len(connections)}")
    print(f"{name}, all requests: {seconds * 1e3:.1f} ms")


async def main() -> None:
    # Take the first address from the command line, and ask for no delay.
    if not sys.argv[1:]:
        sys.exit("No URLs: `cargo xtask site` serves some and names them.")
    url = sys.argv[1].partition("?")[0] + "?latency=0"

    # Fetch the same page again and again, one request after another.
    start = time.perf_counter()
    connections = await shared(url)
    one = time.perf_counter() - start
    report("one client", connections, one)

    start = time.perf_counter()
    connections = await separate(url)
    each = time.perf_counter() - start
    report("a client for each", connections, each)
    print(f"a client for each against one: {each / one:.2f}×")


if __name__ == "__main__":
    asyncio.run(main())
