"""What decides that something is red says so of what is known to be wrong.

A comparison that became too mild would turn nothing red: here each of them judges
a table of faults, beside what is right.
"""

from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pytest

from tests.chapters.claims import backing
from tests.policies import flat
from tests.recorder import test_golden as golden
from tests.snippets import clock

LINES = ["a = 1", "a = 2", 'b › c = "x"']


@pytest.mark.parametrize(
    ("found", "told"),
    [
        (LINES, []),
        (["a = 1", "a = 3", LINES[2]], ["+ a = 3", "- a = 2"]),
        ([*LINES, "d = null"], ["+ d = null"]),
        (LINES[1:], ["- a = 1"]),
        ([LINES[1], LINES[0], LINES[2]], ["the order of lines"]),
        ([*LINES, LINES[0]], ["the order of lines"]),
        ([], [f"- {line}" for line in LINES]),
        (["a = 1 ", *LINES[1:]], ["+ a = 1 ", "- a = 1"]),
    ],
)
def test_lines_that_differ_from_those_allowed_are_told(
    found: list[str], told: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(flat, "ALLOWED", tmp_path)
    (tmp_path / "settings.yml.txt").write_text("\n".join(LINES) + "\n", encoding="utf-8")
    assert flat.compared(found, "settings.yml") == told


def test_every_value_of_a_settings_file_is_a_line(tmp_path: Path) -> None:
    path = tmp_path / "settings.yml"
    path.write_text("a: [1, {b: !ENV X}]\nempty: {}\nnone:\nlist: []\ntext: 'no'\n")
    assert flat.lines_of(path) == [
        "a › 0 = \"1\"", "a › 1 › b = \"!ENV X\"", "empty = {}", "none = \"\"", "list = []",
        "text = \"no\"",
    ]  # fmt: skip
    path.write_text("a: 1\nb: 2\na: 3\n")
    with pytest.raises(ValueError, match="a key twice"):
        flat.lines_of(path)


WATCHED = """import time
def work():
    pass
begin = time.perf_counter()
work()
print(time.perf_counter() - begin)
"""


def run_with(
    steps: Iterable[float], folder: Path, monkeypatch: pytest.MonkeyPatch, source: str = WATCHED
) -> clock.Timed:
    (folder / "snippets" / "demo").mkdir(parents=True, exist_ok=True)
    (folder / "snippets" / "demo" / "watched.py").write_text(source)
    monkeypatch.setattr(clock, "ROOT", folder)
    return clock.timed("demo/watched", steps)


def test_a_clock_of_ones_own_tells_what_was_measured(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen = run_with([0.5, 0.25], tmp_path, monkeypatch)
    assert seen.text == "0.25\n"
    assert "work" in seen.called[1]
    assert "work" not in [*seen.called[0], *seen.called[2]]


@pytest.mark.parametrize(
    ("steps", "source", "told"),
    [
        ([0.5], WATCHED, "looked at the clock more often"),
        ([0.5, 0.25, 0.1], WATCHED, "did not look at the clock as often"),
        ([0.5, 0.25], WATCHED + "raise SystemExit(3)", "^$"),
        ([0.5, 0.25], WATCHED + "1 / 0", "ZeroDivisionError"),
        ([0.5, 0.25], "import warnings; warnings.warn('odd')\n" + WATCHED, "UserWarning: odd"),
    ],
)
def test_a_clock_that_is_looked_at_otherwise_is_an_error(
    steps: list[float], source: str, told: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with pytest.raises(AssertionError, match=told):
        run_with(steps, tmp_path, monkeypatch, source)


@pytest.mark.parametrize(
    "made", ["one\ntwo", "one\ntwo\n\n", "one\r\ntwo\n", "one\nTwo\n", "one \ntwo\n", ""]
)
def test_no_sign_of_a_golden_text_may_change(
    made: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(golden, "TEXTS", tmp_path)
    (tmp_path / "a.txt").write_bytes(b"one\ntwo\n")

    def judge(text: str) -> None:
        kept = golden.Golden(texts={"a.txt": text}, seen={}, missed={}, one_way={})
        golden.test_what_is_rendered_is_what_was_looked_at("a.txt", kept)

    judge("one\ntwo\n")
    with pytest.raises(pytest.fail.Exception, match=r"a\.txt differs"):
        judge(made)


PAGE = "joining.md"
TEST = "process/test_join_one.py::test_the_parent_goes_on_only_after_the_child"
WRONG: list[tuple[dict[str, Any], str]] = [
    ({}, "it rests on nothing yet"),
    ({"tests": TEST}, "no such key: tests"),
    ({"no_claim": "it is well known"}, "no_claim is one of"),
    ({"no_claim": "an opinion", "test": TEST}, "and yet rests on something"),
    ({"no_claim": backing.HISTORY}, "no_claim is one of"),
    ({"test": "process/test_join_two.py::test_x"}, "there is no tests/snippets/process/test_join_"),
    ({"test": f"{TEST}_x"}, "has no test_the_parent_goes_on_only_after_the_child_x"),
    ({"test": "process/test_join_one.py"}, "has no "),
    ({"test": "words/test_count_in_a_loop.py::test_x"}, "has no test_x"),
    (
        {"test": "tests/policies/test_sessions.py::test_every_session_is_tried_here"},
        "no snippet of",
    ),
    ({"run": "pool/map_squares", "prints": "x"}, ""),
    ({"run": "process/join_one", "prints": "what it never prints"}, ""),
    ({"figure": "process/join_one", "shows": "Process-99"}, ""),
    ({"source": "def no_such_function"}, ""),
    ({"comparison": "pi/no_such_comparison"}, ""),
    ({"version": "No sentence begins so"}, ""),
    ({"cites": "https://docs.python.org/no/such/page"}, ""),
    ({"cites": "multiprocessing.NoSuchName"}, ""),
    ({"repeats": "A sentence that stands nowhere."}, ""),
    ({"file": "README.md", "holds": "what it does not hold"}, ""),
    ({"test": [TEST, "process/test_nothing.py::test_x"]}, "there is no"),
]


@pytest.mark.parametrize(("claim", "told"), WRONG, ids=[str(claim)[:60] for claim, _ in WRONG])
def test_a_claim_that_rests_on_the_wrong_thing_is_told_of(claim: dict[str, Any], told: str) -> None:
    faults = backing.faults_of(PAGE, {"says": "A sentence.", **claim})
    assert faults
    assert told in faults[0]


def test_a_claim_that_rests_on_a_test_of_its_page_is_right() -> None:
    assert backing.faults_of(PAGE, {"says": "A sentence.", "test": TEST}) == []
    assert backing.faults_of(PAGE, {"says": "A sentence.", "no_claim": "an opinion"}) == []
