"""The overview of Process in the second chapter names what there is, and all of it."""

import inspect
import re
from multiprocessing.process import BaseProcess
from pathlib import Path

PAGE = Path(__file__).parents[2] / "docs" / "en" / "first_process.md"
LEFT_OUT = {"authkey", "ident", "interrupt", "sentinel"}
"""Not for a first chapter: `interrupt` is new and has its place in the fourth."""


def words_of_the_overview() -> set[str]:
    section = PAGE.read_text(encoding="utf-8").partition("{ #overview }")[2].partition("\n## ")[0]
    heads = [line.split(" | ")[0] for line in section.splitlines() if line.startswith("| `")]
    return {word.removesuffix("()") for head in heads for word in re.findall("`([^`]+)`", head)}


def test_the_overview_names_every_argument_and_every_public_attribute() -> None:
    arguments = set(inspect.signature(BaseProcess).parameters) - {"group"}
    public = {name for name in dir(BaseProcess) if not name.startswith("_")}
    assert words_of_the_overview() == (arguments | public) - LEFT_OUT


def test_what_the_overview_calls_is_a_method() -> None:
    text = PAGE.read_text(encoding="utf-8")
    for name in words_of_the_overview():
        is_method = inspect.isfunction(getattr(BaseProcess, name, None))
        assert (f"`{name}()`" in text) == is_method, name
