"""Finds every fence of a page, as Material for MkDocs does, and runs it.

One fence is one script in its own interpreter, outside pytest: what is under
``if __name__ == "__main__"`` runs, and functions can be pickled.
"""

import json
import re
import subprocess
import sys
import tempfile
import tomllib
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

import attrs
from sybil import Document, Example, Region

from recorder.catalog import Entry, Outcome, load_catalog
from recorder.expectations import complaint
from recorder.machine import here
from recorder.pages import INCLUDE
from recorder.recordings import readable
from recorder.terminal import run_at_terminal

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


def resolve_includes(text: str) -> str:
    """Return the text with every include line replaced by what it includes."""
    resolved = []
    for line in text.splitlines():
        include = INCLUDE.match(line)
        if include:
            indent = line[: len(line) - len(line.lstrip())]
            included = (ROOT / include[1]).read_text(encoding="utf-8").splitlines()
            resolved += [indent + content if content else content for content in included]
        else:
            resolved.append(line)
    return "\n".join(resolved) + "\n"


class FenceParser:
    """A Sybil parser that takes every fence, so that none goes unseen."""

    def __call__(self, document: Document) -> Iterable[Region]:
        """Yield one region for each fence of the document."""
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
    """Run a script, copied alone into an empty folder, and compare with its catalog entry."""
    include = INCLUDE.match(fence.text.rstrip("\n"))
    entry = catalogued(include[1].partition(":")[0]) if include else None
    if include and f'title="{include[1].partition(":")[0]}"' not in fence.info:
        return f'a fence that shows {include[1]} must say so: title="{include[1]}"'
    source = resolve_includes(fence.text)
    if include and ":" in include[1]:  # a section runs as part of its whole file
        source = (ROOT / include[1].partition(":")[0]).read_text(encoding="utf-8")
    limit = entry.limit if entry else 60.0
    expected = entry.outcome(here()) if entry else Outcome()
    with tempfile.TemporaryDirectory() as folder:
        name = Path(entry.path).name if entry else "example.py"
        (Path(folder) / name).write_text(source, encoding="utf-8")
        command = [sys.executable, name, *(entry.args if entry else ())]
        run = run_at_terminal(command, limit=limit, folder=Path(folder))
    what = complaint(expected, run, limit)
    return f"{what}\n{run.output.decode(errors='backslashreplace')}" if what else None


def catalogued(path: str) -> Entry:
    """Return the first catalog entry of the snippet at this path."""
    return next(entry for entry in load_catalog(ROOT).snippet if entry.path == path)


def run_doctest(fence: Fence) -> str | None:
    """Check an interactive session in an interpreter of its own."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "session.txt"
        file.write_text(resolve_includes(fence.text), encoding="utf-8")
        command = [sys.executable, "-m", "doctest", str(file)]
        done = subprocess.run(command, capture_output=True, text=True, cwd=folder, check=False)
    return (done.stdout + done.stderr or "failed") if done.returncode else None


def run_console(fence: Fence) -> str | None:
    """Run the command behind ``$`` at the root and compare all that it prints."""
    first, _, expected = resolve_includes(fence.text).partition("\n")
    words = first.removeprefix("$ ").split()
    if not first.startswith("$ ") or words[:1] != ["python"]:
        return "a console fence begins with `$ python …`, followed by what that prints"
    run = run_at_terminal([sys.executable, *words[1:]], limit=60, folder=ROOT)
    printed = readable(ROOT, run.output.decode("utf-8"))
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
    match command.split():
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
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        (root / "snippets").mkdir()
        (root / "snippets" / "catalog.toml").write_text(text, encoding="utf-8")
        for table in tables["snippet"]:
            path = root / "snippets" / f"{table['name']}.py"
            path.parent.mkdir(parents=True, exist_ok=True)
            path.touch()
        load_catalog(root)
    return None


def check_json(fence: Fence) -> str | None:
    """Check that a JSON example is valid."""
    json.loads(resolve_includes(fence.text))
    return None


RUNNERS: dict[str, Callable[[Fence], str | None]] = {
    "python": run_python,
    "pycon": run_doctest,
    "console": run_console,
    "sh": check_commands,
    "toml": check_toml,
    "json": check_json,
}
