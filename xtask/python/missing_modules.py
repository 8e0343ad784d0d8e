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


def missing(path: str) -> dict[str, list[str]]:
    try:
        names = imports(path)
    except (OSError, SyntaxError, ValueError):  # the last: not UTF-8
        names = set()  # running the program tells it better
    absent = sorted(n for n in names if not importlib.util.find_spec(n))
    return {
        # Another Python has them, or the same on another system.
        "elsewhere": [n for n in absent if n in sys.stdlib_module_names],
        "packages": [n for n in absent if n not in sys.stdlib_module_names],
    }


if __name__ == "__main__":
    print(json.dumps([missing(path) for path in sys.argv[1:]]))
