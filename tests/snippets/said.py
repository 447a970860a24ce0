"""What programs say of themselves: ``python -m tests.snippets.said`` writes it to be read.

A docstring, a comment or a printed word may contradict the program, and no run tells: so they are
listed apart from it, and whoever changes one holds it against the program once more.
"""

import ast
import io
import tokenize
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parents[2]
SNIPPETS = ROOT / "snippets"
READ = Path(__file__).with_name("read")
"""A file for each topic, with what somebody has read."""


def said_by(path: Path) -> list[str]:
    """Return the comments of a program, then its docstrings and other texts, each as a line."""
    text = path.read_text(encoding="utf-8")
    tokens = tokenize.generate_tokens(io.StringIO(text).readline)
    comments = [token.string for token in tokens if token.type == tokenize.COMMENT]
    return [*comments, *map(repr, texts_in(ast.parse(text)))]


def texts_in(node: ast.AST) -> Iterator[str]:
    """Yield the texts below a node in their order, those between the values of an f-string too."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        yield node.value
    for child in ast.iter_child_nodes(node):
        yield from texts_in(child)


def topics() -> list[str]:
    """Return the topics that have programs."""
    return sorted({path.parent.name for path in SNIPPETS.glob("*/*.py")})


def said_in(topic: str) -> str:
    """Return what the programs of a topic say, each below its name."""
    parts = []
    for path in sorted((SNIPPETS / topic).glob("*.py")):
        parts.append(f"{topic}/{path.name}\n")
        parts += [f"    {line}\n" for line in said_by(path)]
    return "".join(parts)


if __name__ == "__main__":
    READ.mkdir(exist_ok=True)
    for each in topics():
        (READ / f"{each}.txt").write_text(said_in(each), encoding="utf-8", newline="\n")
