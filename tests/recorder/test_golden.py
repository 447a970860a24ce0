"""What the recorder makes of a book that does not exist, byte for byte as it was looked at.

The book is in `golden/`: facts of which no two are alike, and every way to show them once. What
is rendered of it is kept in `golden/texts/`. Whoever changes a template or a drawing on purpose
runs this file with RENEW_GOLDEN=1, then reads in `git diff` each number that changed and holds it
against the facts. `test_golden_numbers.py` works most of them out in another way.

A template, a condition in one, or a line of what draws that no part of the book reaches is an
error, too: add to the book what takes it there, and look at what it makes.
"""

import ast
import difflib
import os
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

import attrs
import coverage
import jinja2
import pytest

from recorder.matrix.cells import VERDICT_FILES
from recorder.pages import fragments
from recorder.paths import RECORDER
from recorder.stacks.take import TAKERS
from recorder.timelines.trace import TRACERS
from recorder.timings.ratios import left_out
from recorder.timings.rows import TIMERS
from tests.recorder.golden.cases import all_texts
from tests.recorder.golden.watched import Seen, templates, unseen, watching

TEXTS = Path(__file__).parent / "golden" / "texts"
RENEW = "RENEW_GOLDEN"
NAMES = sorted(path.relative_to(TEXTS).as_posix() for path in TEXTS.rglob("*.txt"))
MOST_LINES = 60
"""Of a difference, a failure shows so many."""

ELSEWHERE = {
    *(*TRACERS, *TIMERS, *TAKERS, *VERDICT_FILES),  # what runs, times and judges
    *(f"clusters/{name}.py" for name in ("hosts", "record", "run", "stored")),
    *(f"matrix/{name}.py" for name in ("files", "fill", "join", "sound", "stored")),
    *(f"pages/{name}.py" for name in ("check", "includes", "plain_text", "write")),
    "free_threading/run.py",
    "outputs/record.py",
    "timings/recomputed.py",
    "timings/stored.py",
}
"""The files of the recorder that draw and word nothing, besides the rooms of runs and catalog."""
DRAWS = sorted(
    name
    for name in (path.relative_to(RECORDER).as_posix() for path in RECORDER.glob("*/*.py"))
    if name not in ELSEWHERE and not name.startswith(("runs/", "catalog/"))
)

DRAWS_NOTHING = {"jobs", "_record", "on_one_host", "is_plain", "_environment"}
"""Functions beside those that draw: they run, refuse, or were called before the book is made."""


@attrs.frozen
class Golden:
    """What was rendered, by golden file, and what was reached on the way."""

    texts: dict[str, str]
    seen: Seen
    missed: dict[str, list[int]]
    one_way: dict[str, list[int]]
    """Lines of conditions and loops that did not go every way that they can."""


@pytest.fixture(scope="module")
def golden(tmp_path_factory: pytest.TempPathFactory) -> Golden:
    """Return everything that is rendered; with RENEW_GOLDEN, it becomes what is kept."""
    seen: Seen = defaultdict(set)
    environment = watching(fragments._environment.__wrapped__(), seen)
    watch = coverage.Coverage(
        data_file=None,
        config_file=False,
        branch=True,
        include=[str(RECORDER / name) for name in DRAWS],
    )
    left_out.cache_clear()  # else what another test asked of it would not be reached
    with pytest.MonkeyPatch.context() as patch, watch.collect():
        patch.setattr(fragments, "_environment", lambda: environment)
        texts = all_texts(tmp_path_factory.mktemp("golden"))
    missed = {name: watch.analysis2(str(RECORDER / name))[3] for name in DRAWS}
    one_way = {
        name: [
            line
            for line, (ways, taken) in watch.branch_stats(str(RECORDER / name)).items()
            if taken < ways
        ]
        for name in DRAWS
    }
    return Golden(texts, seen, missed, one_way)


def test_what_is_rendered_is_kept_and_nothing_else_is(golden: Golden) -> None:
    if os.environ.get(RENEW):
        assert not os.environ.get("CI"), f"{RENEW} is for an author, who looks at what it writes"
        for name in {*NAMES} - set(golden.texts):
            (TEXTS / name).unlink()
        for name, text in golden.texts.items():
            (TEXTS / name).parent.mkdir(parents=True, exist_ok=True)
            (TEXTS / name).write_bytes(text.encode())
        pytest.fail(f"{TEXTS} was written anew: look at it, then run this without {RENEW}")
    assert set(golden.texts) == set(NAMES), f"run this with {RENEW}=1, and look at what it writes"


@pytest.mark.parametrize("name", NAMES)
def test_what_is_rendered_is_what_was_looked_at(name: str, golden: Golden) -> None:
    kept = (TEXTS / name).read_bytes().decode("utf-8")
    made = golden.texts.get(name, "")
    if made != kept:
        lines = difflib.unified_diff(
            kept.splitlines(), made.splitlines(), "as looked at", "as rendered", n=1, lineterm=""
        )
        shown = "\n".join(list(lines)[:MOST_LINES])
        pytest.fail(f"{name} differs; if on purpose, {RENEW}=1 writes it anew:\n{shown}")


def test_each_condition_of_each_template_goes_both_ways(golden: Golden) -> None:
    found = unseen(fragments._environment.__wrapped__(), templates(), golden.seen)
    assert not found, "\n".join(["no part of the golden book does this; add one:", *found])


def test_each_line_that_draws_or_words_something_is_reached(golden: Golden) -> None:
    found = [
        f"recorder/{name}:{line}: in {function}()"
        for name in DRAWS
        for line, function in _lines_within(name)
        if line in golden.missed[name] and function not in DRAWS_NOTHING
    ]
    assert not found, "\n".join(["no part of the golden book comes here; add one:", *found])


def test_each_condition_of_what_draws_or_words_goes_every_way(golden: Golden) -> None:
    one_way = {name: set(golden.one_way[name]) - _lines_before_errors(name) for name in DRAWS}
    found = [
        f"recorder/{name}:{line}: in {function}()"
        for name in DRAWS
        for line, function in _lines_within(name)
        if line in one_way[name] and function not in DRAWS_NOTHING
    ]
    assert not found, "\n".join(["the golden book goes one way only; add the other:", *found])


def _lines_before_errors(name: str) -> set[int]:
    """Return the lines of the conditions and loops that lead to an error one way."""
    lines = set()
    for node in ast.walk(ast.parse((RECORDER / name).read_text(encoding="utf-8"))):
        body = getattr(node, "body", [])
        if isinstance(node, ast.If) and isinstance(body[-1], ast.Raise):
            lines.add(node.lineno)
        if isinstance(node, ast.FunctionDef) and isinstance(body[-1], ast.Raise):
            lines.add(body[-2].lineno)
    return lines


def _lines_within(name: str) -> Iterator[tuple[int, str]]:
    """Yield the lines of each function of a file, without those of an error that it raises."""
    tree = ast.parse((RECORDER / name).read_text(encoding="utf-8"))
    refused = {
        line
        for node in ast.walk(tree)
        if isinstance(node, ast.Raise | ast.ExceptHandler)
        for line in range(node.lineno, (node.end_lineno or 0) + 1)
    }
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef):
            for line in range(node.body[0].lineno, (node.end_lineno or 0) + 1):
                if line not in refused:
                    yield line, node.name


@pytest.mark.parametrize(
    ("source", "facts", "expected"),
    [
        ("{% if a %}x{% endif %}", {"a": 1}, ["if test (1): never False"]),
        ("{% if a or b %}x{% endif %}", {"a": 0, "b": 0}, ["left (1)", "right (1)", "if test"]),
        ("{{ 'x' if not a }}", {"a": 0}, ["condexpr test (1): never False"]),
        ("{{ a or b }}", {"a": 1, "b": 2}, ["or left (1): never False"]),
        ("{% for c in a %}{{ c }}{% endfor %}", {"a": "x"}, ["for (1): never several items"]),
        ("{% for c in a %}{% else %}x{% endfor %}", {"a": "xy"}, ["for (1): never no item"]),
        ("{% for c in a if c %}{% endfor %}", {"a": [1, 1]}, ["for test (1): never False"]),
        ("{% macro m() %}{% endmacro %}", {}, ["macro m (1): never used"]),
        ("{{ a }}", {"a": 1}, []),
    ],
)
def test_what_a_template_never_does_is_found(
    source: str, facts: dict[str, object], expected: list[str]
) -> None:
    seen: Seen = defaultdict(set)
    environment = jinja2.Environment(loader=jinja2.DictLoader({"t": source, "other": "x"}))
    plainly = environment.get_template("t").render(**facts)
    watched = watching(environment.overlay(), seen)
    assert watched.from_string(source).render(**facts) == plainly
    assert watched.get_template("t").render(**facts) == plainly
    found = unseen(environment, ["t"], seen)
    assert len(found) == len(expected)
    assert all(any(each in line for line in found) for each in expected)
    assert unseen(environment, ["other"], seen) == ["other:1: the whole (1): never used"]
