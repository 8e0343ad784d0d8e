"""Tell which modules the programs named on the command line cannot import."""

import ast
import importlib.util
import json
import sys
from pathlib import Path


def imports(path: str) -> set[str]:
    names = set()
    for node in ast.walk(ast.parse(Path(path).read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            names.update(alias.name.partition(".")[0] for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            names.add(node.module.partition(".")[0])
    return names


def missing(path: str) -> list[str]:
    try:
        names = imports(path)
    except (OSError, SyntaxError):
        return []  # running the program tells it better
    return sorted(n for n in names if not importlib.util.find_spec(n))


if __name__ == "__main__":
    print(json.dumps([missing(path) for path in sys.argv[1:]]))
