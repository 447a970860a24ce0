"""Finds every fence of a page, as Material for MkDocs does, and runs it.

One fence is one script in its own interpreter, outside pytest: what is under
``if __name__ == "__main__"`` runs, and functions can be pickled.
"""

import functools
import re
import sys
import tempfile
import tomllib
from collections.abc import Callable, Iterable, Iterator
from contextlib import chdir
from pathlib import Path

import attrs
from sybil import Document, Example, Region, Sybil

from recorder.catalog.entries import Entry
from recorder.catalog.load import load_catalog
from recorder.errors import AuthorError
from recorder.pages.includes import INCLUDE
from recorder.runs.execute import shortened
from recorder.runs.expected import complaint_of, unmet_need
from recorder.runs.interpreters import own_interpreter
from recorder.runs.store import asked_for_verdict
from recorder.runs.terminal import run_at_terminal
from tests.kept import ensure

ROOT = Path(__file__).parents[1]
OPENING = re.compile(r"^(?P<indent>[ \t]*)(?P<ticks>`{3,}|~{3,})(?P<info>[^`\n]*)$")
LANGUAGE = re.compile(r"^\s*(?:\{\s*\.)?(?P<language>[\w+-]*)")


@attrs.frozen
class Fence:
    """One fence: its language, what else its first line says, and its text as written."""

    language: str
    info: str
    text: str
    line: int
    start: int
    end: int
    closed: bool


def find_fences(text: str) -> Iterator[Fence]:
    """Yield every fence of a Markdown text, however it is indented or titled."""
    lines = text.splitlines(keepends=True)
    offsets = [0]
    for line in lines:
        offsets.append(offsets[-1] + len(line))
    number = 0
    while number < len(lines):
        opening = OPENING.match(lines[number].rstrip("\n"))
        first = number
        number += 1
        if not opening:
            continue
        body = []
        closed = False
        ending = re.compile(
            rf"^[ \t]*{re.escape(opening['ticks'][0])}{{{len(opening['ticks'])},}}\s*$"
        )
        while number < len(lines) and not closed:
            closed = ending.match(lines[number]) is not None
            if not closed:
                body.append(lines[number].removeprefix(opening["indent"]))
            number += 1
        language = LANGUAGE.match(opening["info"])
        yield Fence(
            language=language["language"] if language else "",
            info=opening["info"].strip(),
            text="".join(body),
            line=first + 1,
            start=offsets[first],
            end=offsets[number],
            closed=closed,
        )


def resolve_includes(text: str, within: str = "") -> str:
    """Return the text with every include replaced by what it includes, and so on.

    `within` is what the included path must begin with to be followed.
    """
    resolved = []
    for line in text.splitlines():
        include = INCLUDE.match(line)
        if include and include[1].startswith(within):
            indent = line[: len(line) - len(line.lstrip())]
            included = (ROOT / include[1]).read_text(encoding="utf-8")
            lines = resolve_includes(included, within).splitlines()
            resolved += [indent + content if content else content for content in lines]
        else:
            resolved.append(line)
    return "\n".join(resolved) + "\n"


class Page(Document):
    """A page with the blocks that show snippets in their places, so that their fences count."""

    @classmethod
    def parse(cls, path: str, *parsers: Callable[..., Iterable[Region]], encoding: str = "utf-8"):  # type: ignore[no-untyped-def]  # noqa: ANN206
        """Read a page, follow its includes of blocks, and find its fences."""
        text = Path(path).read_text(encoding=encoding)
        document = cls(resolve_includes(text, within="build/pages/snippets/"), path)
        for parser in parsers:
            for region in parser(document):
                document.add(region)
        return document


class FenceSybil(Sybil):
    """Takes every fence of every Markdown file, each with a name that says what it shows."""

    def __init__(self) -> None:
        super().__init__(
            path=str(ROOT),  # by default, the folder of this file
            parsers=[take_every_fence],
            patterns=["*.md"],
            excludes=["tests/recorder/golden/pages/*.md"],  # of a book that nobody reads
            document_types={".md": Page},
        )

    def identify(self, example: Example) -> str:
        """Return the snippet that a fence shows, or its language and line."""
        fence: Fence = example.parsed
        include = INCLUDE.match(fence.text.rstrip("\n"))
        return include[1] if include else f"{fence.language or 'fence'}, line {fence.line}"


def take_every_fence(document: Document) -> Iterable[Region]:
    """Yield one region for each fence of a document, so that none goes unseen."""
    for fence in find_fences(document.text):
        yield Region(fence.start, fence.end, parsed=fence, evaluator=evaluate)


def evaluate(example: Example) -> str | None:
    """Run one fence and return what is wrong with it, or None.

    A fence of a language without a runner is a failure.
    """
    fence: Fence = example.parsed
    if not fence.closed:
        return "the fence is never closed; close it with the same backticks"
    runner = RUNNERS.get(fence.language)
    if runner is None:
        known = ", ".join(sorted(RUNNERS))
        return f"nothing runs a fence of language {fence.language!r}; use one of {known}"
    return runner(fence)


def run_python(fence: Fence) -> str | None:
    """Run a snippet, copied alone into an empty folder, and compare with its catalog entry."""
    include = INCLUDE.match(fence.text.rstrip("\n"))
    if include is None:
        return run_script(fence.text)
    if f'title="{include[1]}"' not in fence.info:
        return f'a fence that shows {include[1]} must say so: title="{include[1]}"'
    entry = catalogued()[include[1]]
    interpreter = own_interpreter()
    if unmet_need(entry.run.needs, interpreter.place(), interpreter.packages):
        return None
    asked = attrs.evolve(asked_for_verdict(entry, interpreter.place()), how="alone")
    kept = ensure(asked, interpreter)
    what = complaint_of(asked, kept)
    return f"{what}\n{kept.output}" if what else None


def run_script(source: str) -> str | None:
    """Run a script that no file holds, alone in an empty folder; it must succeed."""
    with tempfile.TemporaryDirectory() as folder:
        Path(folder, "example.py").write_text(source, encoding="utf-8")
        run = run_at_terminal([sys.executable, "example.py"], limit=60, folder=Path(folder))
    if run.exit_code == 0 and not run.left_behind:
        return None
    return f"exit code {run.exit_code}\n{run.output.decode(errors='backslashreplace')}"


@functools.cache
def catalogued() -> dict[str, Entry]:
    """Return the first catalog entry of each snippet, by its path."""
    return {entry.path: entry for entry in reversed(load_catalog().entries)}


def run_console(fence: Fence) -> str | None:
    """Run the command behind ``$`` at the root and compare all that it prints."""
    first, _, expected = resolve_includes(fence.text).partition("\n")
    words = first.removeprefix("$ ").split()
    if not first.startswith("$ ") or words[:1] != ["python"]:
        return "a console fence begins with `$ python …`, followed by what that prints"
    run = run_at_terminal([sys.executable, *words[1:]], limit=60, folder=ROOT)
    printed = shortened(run.output.decode("utf-8"), own_interpreter())
    if printed.rstrip() != expected.rstrip():
        return f"expected\n{expected}\nbut it printed\n{printed}"
    return None


def check_commands(fence: Fence) -> str | None:
    """Check that every command a reader is told to type exists."""
    for line in resolve_includes(fence.text).splitlines():
        for command in filter(None, (part.strip() for part in line.split("&&"))):
            if not command_exists(command):
                return f"no such command here: {command}"
    return None


def command_exists(command: str) -> bool:
    """Tell whether a reader of this project can type this command."""
    match command.removeprefix("SITE_URL=https://example.org/book/ ").split():
        case ["pip", *_]:
            return command == 'pip install "nox[uv]"'
        case ["nox", "-s", session, *_]:
            return session in sessions()
        case ["python", "-m", "recorder", *_]:
            return True
        case ["python", path, *_]:
            return (ROOT / path).is_file()
        case _:
            return False


def sessions() -> set[str]:
    """Return the names of this project's nox sessions."""
    source = (ROOT / "noxfile.py").read_text(encoding="utf-8")
    return set(re.findall(r"^@nox\.session.*\ndef (\w+)", source, flags=re.MULTILINE))


def check_toml(fence: Fence) -> str | None:
    """Check that a TOML example is valid, and a catalog example a valid catalog."""
    text = resolve_includes(fence.text)
    try:
        tables = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        return str(error)
    if "snippet" not in tables:
        return None
    with tempfile.TemporaryDirectory() as folder, chdir(folder):
        Path("snippets").mkdir()
        Path("snippets", "catalog.toml").write_text(text, encoding="utf-8")
        try:
            load_catalog()
        except AuthorError as error:
            return str(error)
    return None


RUNNERS: dict[str, Callable[[Fence], str | None]] = {
    "python": run_python,
    "console": run_console,
    "sh": check_commands,
    "toml": check_toml,
}
