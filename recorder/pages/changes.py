"""Finds the lines in which a snippet differs from the one of which it is a variant."""

import ast
import difflib
from itertools import groupby


def changed_lines(old: str, new: str) -> str:
    """Return the numbers of the new text's lines that are not in the old one: ``3 7-9``.

    The docstring of the file does not count: it always differs.
    """
    before, after = old.splitlines(), new.splitlines()
    silent = _docstring(new)
    matcher = difflib.SequenceMatcher(None, before, after, autojunk=False)
    changed = [
        line + 1
        for kind, _, _, first, last in matcher.get_opcodes()
        if kind in ("insert", "replace")
        for line in range(first, last)
        if line + 1 not in silent and after[line].strip()
    ]
    spans = []
    for _, group in groupby(enumerate(changed), key=lambda pair: pair[1] - pair[0]):
        lines = [line for _, line in group]
        spans.append(f"{lines[0]}-{lines[-1]}" if lines[1:] else f"{lines[0]}")
    return " ".join(spans)


def _docstring(source: str) -> range:
    """Return the numbers of the lines of a file's docstring."""
    match ast.parse(source).body:
        case [ast.Expr(value=ast.Constant(value=str())) as text, *_]:
            return range(text.lineno, (text.end_lineno or text.lineno) + 1)
    return range(0)
