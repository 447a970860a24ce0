"""One change of one file, and how it is named and shown."""

import hashlib
from collections.abc import Callable
from pathlib import Path

import attrs


@attrs.frozen
class Mutant:
    """A change of a file: its kind and number there, and what makes the changed text."""

    path: Path
    kind: str
    place: int
    before: str
    make: Callable[[], str]

    @property
    def id(self) -> str:
        """A name that stays the same as long as the file does."""
        what = f"{self.path.as_posix()}\n{self.kind}\n{self.place}\n{self.before}"
        return hashlib.sha256(what.encode()).hexdigest()[:16]


def splice(text: str, start: int, end: int, new: str) -> str:
    """Return a text with a part of it replaced."""
    return text[:start] + new + text[end:]


def where(before: str, after: str) -> tuple[int, str, str]:
    """Return the number of the first line that differs, and that line before and after."""
    old, new = before.splitlines(), after.splitlines()
    pairs = enumerate(zip(old, new, strict=False), 1)
    number = next((number for number, (left, right) in pairs if left != right), len(new) + 1)
    left = old[number - 1].strip() if number <= len(old) else ""
    right = new[number - 1].strip() if len(new) == len(old) else "(line removed)"
    return number, left, right
