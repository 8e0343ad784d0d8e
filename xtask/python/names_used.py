"""Tell which names of modules the programs on the command line use.

A name of a method counts as well, where it is plain of what kind the object is:
by its annotation, or by the call that made it.
"""

import ast
import json
import sys
from pathlib import Path


class Names(ast.NodeVisitor):
    """What the program's own names stand for, and what it uses of that."""

    def __init__(self) -> None:
        self.modules: dict[str, str] = {}
        self.kinds: dict[str, str] = {}  # of objects, and of what lists hold
        self.used: set[str] = set()

    def visit_Import(self, node: ast.Import) -> None:
        for alias in node.names:
            top = alias.name.partition(".")[0]
            self.modules[alias.asname or top] = (
                alias.name if alias.asname else top
            )

    def visit_ImportFrom(self, node: ast.ImportFrom) -> None:
        for alias in node.names:
            name = alias.asname or alias.name
            self.modules[name] = f"{node.module}.{alias.name}"

    def full(self, node: ast.AST | None) -> str | None:
        """The full name of a class, a function or a method."""
        match node:
            case ast.Name(id):
                return self.modules.get(id)
            case ast.Attribute(value, attr):
                owner = self.full(value) or self.kind(value)
                return f"{owner}.{attr}" if owner else None
        return None

    def kind(self, node: ast.AST | None) -> str | None:
        """The class of an object, or of the objects in a list."""
        match node:
            case ast.Name(id):
                return self.kinds.get(id)
            case ast.Await(value):
                return self.kind(value)
            case ast.ListComp(elt):
                return self.kind(elt)
            case ast.List([first, *_]) | ast.Tuple([first, *_]):
                return self.kind(first)
            case ast.Call(func):
                name = self.full(func)
                last = name.rpartition(".")[2] if name else ""
                return name if last[:1].isupper() else None
        return None

    def annotated(self, node: ast.AST | None) -> str | None:
        match node:
            case ast.Subscript(ast.Name("list"), inner):
                return self.annotated(inner)
            case ast.Subscript(value):
                return self.full(value)
        return self.full(node)

    def learn(self, target: ast.AST | None, kind: str | None) -> None:
        if isinstance(target, ast.Name) and kind:
            self.kinds[target.id] = kind

    def visit(self, node: ast.AST) -> None:
        match node:
            case ast.Assign([target]):
                self.learn(target, self.kind(node.value))
            case ast.AnnAssign(target, annotation):
                self.learn(target, self.annotated(annotation))
            case ast.arg(arg, annotation) if annotation:
                kind = self.annotated(annotation)
                self.learn(ast.Name(arg), kind)
            case ast.withitem(context, target):
                self.learn(target, self.kind(context))
            case ast.For(target, iterated) | ast.comprehension(
                target, iterated
            ):
                self.learn(target, self.kind(iterated))
            case ast.Attribute() | ast.Name():
                name = self.full(node)
                if name:
                    self.used.add(name)
                    # Of `asyncio.Queue`, `asyncio` alone says nothing.
                    while isinstance(node, ast.Attribute):
                        node = node.value
                    if isinstance(node, ast.Name):
                        return
        super().visit(node)


def used(path: str) -> list[str] | None:
    try:
        program = ast.parse(Path(path).read_text(encoding="utf-8"))
    except (OSError, SyntaxError, ValueError):  # the last: not UTF-8
        return None  # running the program tells it better
    names = Names()
    names.visit(program)
    return sorted(names.used)


if __name__ == "__main__":
    print(json.dumps([used(path) for path in sys.argv[1:]]))
