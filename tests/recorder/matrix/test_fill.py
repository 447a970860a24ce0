"""Filling the matrix: every verdict, both directions of surprise, and going on where it stopped."""

import json
import os
import random
import shutil
import signal
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path

import attrs
import pytest

from recorder import __main__ as command_line
from recorder.catalog.entries import METHODS
from recorder.catalog.load import load_catalog
from recorder.errors import AuthorError
from recorder.matrix import fill
from recorder.matrix.cells import sources_of
from recorder.matrix.files import store_verdicts
from recorder.matrix.stored import Machine, load_machines, load_own, write_machines
from recorder.paths import MATRIX, RUNS, STORED_VERDICTS
from recorder.runs.interpreters import Interpreter, own_interpreter
from recorder.runs.jobs import Job
from recorder.runs.machine import machine
from tests.recorder.conftest import HELLO, script
from tests.recorder.matrix.conftest import (
    BY_METHOD,
    EXPLAINED,
    HERE,
    NOTE,
    OTHER,
    OWN,
    SAY_THE_METHOD,
    Board,
    MakeMachine,
    cell,
    cell_not_run,
)

ONLY_UNDER_FORK = '''"""Use a function that only a fork passes on."""

from multiprocessing import Process

if __name__ == "__main__":
    def greet():
        print("hello")

    child = Process(target=greet)
    child.start()
    child.join()
    raise SystemExit(child.exitcode)
'''

WAIT_FOR_EVER = '''"""Wait for ever."""

import threading

if __name__ == "__main__":
    threading.Event().wait()
'''

NAP = '"""Nap."""\nimport time\n\nif __name__ == "__main__":\n    time.sleep(0.2)\n'

SPAWN_ONLY_IF_ASKED = '''"""Choose a start method once."""

import multiprocessing

if __name__ == "__main__":
    multiprocessing.set_start_method("spawn")
    print("chosen")
'''

LATE_AT_FIRST = '''"""Fail under each method at first, as a run that is late would."""

import multiprocessing
import sys
import time

if __name__ == "__main__":
    method = multiprocessing.get_start_method()
    with open("notes", "a+") as notes:
        notes.seek(0)
        first = f"begin {method}\\n" not in notes.read()
        print("begin", method, file=notes, flush=True)
        time.sleep(0.1)
        print("end", method, file=notes, flush=True)
    sys.exit(first or FAILS)
'''


def test_every_verdict_is_found_and_none_is_missing(board: Board) -> None:
    board.add("a/hello", HELLO)
    board.add("a/say", SAY_THE_METHOD, BY_METHOD)
    board.add("a/wait", WAIT_FOR_EVER, 'expect = "hangs"\nlimit = 0.5\nside_by_side = true\n')
    board.add("a/fail", "raise ValueError(3)\n", 'expect = "raises"\nexception = "ValueError"')
    board.add("a/lack", HELLO, 'needs = { packages = ["no-such-package"] }')
    done = board.fill()
    assert (done.returncode, done.stderr) == (0, "")
    assert "build/matrix.json: 15 cells, 12 run" in done.stdout
    expected = {
        "a/hello": ["as expected"] * 3,
        "a/say": ["different output", "as expected", "different output"],
        "a/wait": ["hangs"] * 3,
        "a/fail": ["raises ValueError"] * 3,
        "a/lack": ["not run"] * 3,
    }
    assert board.verdicts() == {
        (entry, method): verdict
        for entry, each in expected.items()
        for method, verdict in zip(METHODS, each, strict=True)
    }


def test_a_snippet_that_works_only_under_fork_must_say_so(board: Board) -> None:
    board.add("a/fork_only", ONLY_UNDER_FORK)
    undeclared = board.fill()
    assert undeclared.returncode == 1
    for method in ("spawn", "forkserver"):
        where = f"snippets/catalog.toml:1: a/fork_only under {method} on Python {OWN} ({HERE}): "
        assert f"{where}was expected to succeed, but it ended" in undeclared.stderr
        assert f"declare what it does there, such as: under = {{ {method} = … }}" in (
            undeclared.stderr
        )
    assert "under fork on" not in undeclared.stderr
    assert undeclared.stderr.endswith("2 went wrong; the reasons stand above.\n")

    board.project.append(
        board.project.catalog,
        'expect = "raises"\nexception = "AttributeError"\n'
        f'under = {{ fork = {{ expect = "succeeds" }} }}\n{EXPLAINED}',
    )
    declared = board.fill()
    # The child's AttributeError is printed in its parent: under forkserver and spawn, exit code 1.
    assert (declared.returncode, declared.stderr) == (0, "")
    assert "all is current" in declared.stdout, "what was run is only judged anew"


def test_an_unexpected_success_is_a_surprise_too(board: Board) -> None:
    entry = 'under = { spawn = { expect = "raises", exception = "ValueError" } }\n' + EXPLAINED
    board.add("a/hello", HELLO, entry)
    done = board.fill()
    assert done.returncode == 1
    assert "was expected to raise ValueError, but it succeeded" in done.stderr
    assert done.stderr.count("a/hello under") == 1


def test_undeclared_other_output_is_a_surprise_and_the_report_says_where_it_is(
    board: Board,
) -> None:
    board.add("a/say", SAY_THE_METHOD)
    done = board.fill()
    assert done.returncode == 1
    assert done.stderr.count("verdict 'different output' instead of 'as expected'") == 2
    assert "What it printed is in build/runs/a/say/. Mend the snippet" in done.stderr
    texts = {path.read_text() for path in Path(RUNS, "a", "say").glob("*/output.txt")}
    assert texts == {"fork\n", "spawn\n", "forkserver\n"}


def test_declared_other_output_that_is_the_same_is_a_surprise(board: Board) -> None:
    board.add("a/hello", HELLO, 'under = { fork = { output = "different" } }\n' + EXPLAINED)
    done = board.fill()
    assert done.returncode == 1
    assert "'as expected' instead of 'different output'" in done.stderr


def test_output_that_changes_with_each_run_is_not_compared(board: Board) -> None:
    board.add("a/identify", script("print(os.getpid())"), 'output = "any"')
    assert board.fill().returncode == 0
    (found,) = board.machines()
    assert [each.output for each in found.cells] == [None] * 3


def test_a_snippet_may_still_choose_its_start_method(board: Board) -> None:
    board.add("a/choose", SPAWN_ONLY_IF_ASKED)
    done = board.fill()
    assert (done.returncode, done.stderr) == (0, "")


@pytest.mark.parametrize("condition", ["frok", ">3.12", "3.12", "spawn and fork", ""])
def test_a_place_that_does_not_exist_is_refused(board: Board, condition: str) -> None:
    entry = f'under = {{ "{condition}" = {{ output = "different" }} }}\n' + EXPLAINED
    board.add("a/hello", entry=entry)
    done = board.fill()
    assert done.returncode == 1
    assert "snippets/catalog.toml:1: `under` of 'a/hello' says" in done.stderr
    assert board.notes() == []


def test_what_depends_on_the_place_must_be_explained(board: Board) -> None:
    board.add("a/hello", HELLO, 'under = { fork = { output = "different" } }')
    assert "say in `explained`" in board.fill().stderr
    board.project.append(board.project.catalog, 'explained = "page.md#no"\n')
    done = board.project.record_here("--no-timings")
    assert done.returncode == 1
    assert "explained = 'page.md#no' leads to no section" in done.stderr


def test_a_labeled_run_with_a_method_of_its_own_is_run_under_that_alone(board: Board) -> None:
    board.add("a/hello")
    board.project.add("a/hello", NAP, 'start_method = "spawn"', label="spawned")
    assert board.fill().returncode == 0
    assert [m for entry, m in board.verdicts() if entry == "a/hello.spawned"] == ["spawn"]


def test_a_missing_python_is_never_taken_for_a_success(board: Board) -> None:
    board.add("a/hello", HELLO)
    done = board.fill(pythons=(OWN, OTHER))
    assert (done.returncode, done.stderr) == (0, "")
    assert "6 cells, 3 run" in done.stdout
    (found,) = board.machines()
    assert set(found.pythons) == {OWN}
    assert {(each.python, each.verdict, each.reason) for each in found.cells} == {
        (OWN, "as expected", None),
        (OTHER, "not run", f"no Python {OTHER} on this machine"),
    }
    assert len(found.cells) == 6


def test_what_a_place_lacks_is_the_reason_not_to_run_there(
    board: Board, monkeypatch: pytest.MonkeyPatch
) -> None:
    board.add("a/posix", entry='needs = { system = "POSIX", packages = ["attrs"] }')
    monkeypatch.setattr(fill, "system", lambda: "Windows")
    bare = attrs.evolve(own_interpreter(), start_methods=("spawn",), packages={})

    def reasons(found: Interpreter | None = None) -> list[str | None]:
        interpreters = {OWN: found} if found else {}
        spots = fill.spots_of(board.catalog, {"a/posix"}, [OWN], interpreters)
        assert [each.asked.place.start_method for each in spots] == list(METHODS)
        return [each.reason for each in spots]

    assert reasons() == [f"no Python {OWN} on this machine"] * 3
    no_fork, no_forkserver = "Windows has no fork", "Windows has no forkserver"
    assert reasons(bare) == [no_fork, "needs POSIX", no_forkserver]
    monkeypatch.setattr(fill, "system", lambda: "Darwin")
    lacks = "needs the package attrs"
    assert reasons(bare) == ["Darwin has no fork", lacks, "Darwin has no forkserver"]
    assert reasons(own_interpreter()) == [None] * 3


def test_nothing_is_run_again_but_what_changed_and_fresh_runs_all(board: Board) -> None:
    path = board.add("a/hello")
    board.add("a/other")
    assert board.fill().returncode == 0
    every = [f"{name} {method}" for name in ("a/hello", "a/other") for method in METHODS]
    assert sorted(board.notes()) == sorted(every)
    done = board.fill()
    assert "all is current" in done.stdout
    assert board.notes() == []
    board.project.change(path, '"hello"', '"good day"')
    assert board.fill().returncode == 0
    assert sorted(board.notes()) == sorted(each for each in every if "hello" in each)
    assert board.fill("--fresh").returncode == 0
    assert sorted(board.notes()) == sorted(every)


def test_an_unknown_snippet_is_refused_and_a_known_one_may_be_a_path(board: Board) -> None:
    board.add("a/hello")
    board.add("a/other")
    done = board.fill("--only", "a/goodbye", "a/hello", "a/adieu")
    assert done.returncode == 1
    assert done.stderr == "snippets/catalog.toml: no entry is called a/adieu, a/goodbye\n"
    assert board.notes() == []
    assert not MATRIX.exists()
    assert board.fill("--only", "snippets/a/hello.py").returncode == 0
    assert {entry for entry, _ in board.verdicts()} == {"a/hello"}


def test_what_was_known_before_stays_unless_it_is_run(
    board: Board, made_up: MakeMachine, two_pythons: tuple[str, str]
) -> None:
    board.add("a/hello", HELLO)
    board.add("a/other", HELLO)
    assert board.fill().returncode == 0
    write_machines(MATRIX, [*load_own(), made_up(cell())])
    assert board.fill("--only", "a/hello", pythons=(OTHER,)).returncode == 0
    elsewhere, here = board.machines()
    assert elsewhere == made_up(cell())
    assert set(here.pythons) == set(two_pythons)
    assert sorted(each.place for each in here.cells) == sorted(
        (entry, python, method)
        for entry, python in (("a/hello", OWN), ("a/other", OWN), ("a/hello", OTHER))
        for method in METHODS
    )


def test_another_python_has_runs_of_its_own(board: Board, two_pythons: tuple[str, str]) -> None:
    board.add("a/hello")
    assert board.fill(pythons=two_pythons).returncode == 0
    assert len(board.notes()) == 6
    assert len(list(RUNS.glob("a/hello/*/run.json"))) == 6


def test_a_machine_may_be_given_another_name(board: Board) -> None:
    board.add("a/hello", HELLO)
    assert board.fill("--machine", "Abacus | π").returncode == 0
    (found,) = board.machines()
    assert found.name == "Abacus | π"
    assert {name: getattr(found, name) for name in machine()} == machine()


@pytest.mark.parametrize("fails_again", [False, True])
def test_a_surprise_is_run_once_more_and_alone(board: Board, fails_again: bool) -> None:
    board.add("a/late", LATE_AT_FIRST.replace("FAILS", str(fails_again)))
    done = board.fill("--jobs", "3")
    assert done.returncode == fails_again
    for method in METHODS:  # what it did at first is not kept
        assert f"a/late under {method} on Python {OWN}: " in done.stdout
    assert done.stdout.count("; once more, alone") == len(METHODS)
    assert set(board.verdicts().values()) == {
        "raises exit code 1" if fails_again else "as expected"
    }
    notes = board.notes()
    assert sorted(notes) == sorted(f"{w} {m}" for w in ("begin", "end") for m in METHODS * 2)
    # Alone: the last three runs begin when the one before has ended.
    assert [line.split()[0] for line in notes[-6:]] == ["begin", "end"] * 3


def test_a_run_that_did_not_do_as_it_should_is_made_again_next_time(board: Board) -> None:
    board.add("a/fail", NOTE.format(name="a/fail") + "    raise SystemExit(1)\n")
    for _ in range(2):
        assert board.fill().returncode == 1
        assert sorted(board.notes()) == sorted(f"a/fail {method}" for method in METHODS * 2)


@pytest.mark.parametrize("python", [OWN, OTHER])
def test_a_snippet_that_is_gone_is_told_of_and_is_no_success(board: Board, python: str) -> None:
    board.add("a/gone").unlink()
    done = board.fill(pythons=(python,))
    assert done.returncode == 1
    assert "snippets/a/gone.py: could not be read: No such file or directory; rest" in done.stderr
    assert "Traceback" not in done.stderr


def test_a_run_that_could_not_be_kept_is_no_success(
    board: Board, monkeypatch: pytest.MonkeyPatch
) -> None:
    board.add("a/hello")

    def execute(*_: object) -> None:
        raise AuthorError("build/: could not be written: no room; make room and run again")

    monkeypatch.setattr(fill, "execute", execute)
    for option, count in (("--fresh", 3), ("--for-tests", 4), ("--sample", 3)):
        done = board.fill(option)
        assert done.returncode == 1
        assert done.stderr.count("make room and run again") == count


@pytest.mark.parametrize("content", ["", "{", '{"format": 1, "machines": []}'])
def test_broken_results_are_told_of_before_anything_runs(board: Board, content: str) -> None:
    board.add("a/hello")
    MATRIX.parent.mkdir()
    MATRIX.write_text(content)
    done = board.fill()
    assert done.returncode == 1
    assert "build/matrix.json: no result of the matrix: " in done.stderr
    assert "remove it and run: nox -s matrix" in done.stderr
    assert board.notes() == []
    assert MATRIX.read_text() == content


# Interruptions


def test_interrupted_and_started_again_it_goes_on_where_it_stopped(board: Board) -> None:
    for number in range(4):
        board.add(f"a/nap_{number}", NAP)
    running = board.project.begin("matrix", "--jobs", "1", "--pythons", OWN)
    assert running.stdout is not None
    while "[4/12]" not in (line := running.stdout.readline()):
        assert line, "it ended early"
    running.send_signal(signal.SIGINT)
    _, errors = running.communicate(timeout=30)
    assert running.returncode == 130
    assert "Interrupted: nothing is half-written, no process is left." in errors
    (found,) = board.machines()
    done_before = len(found.cells)
    assert 4 <= done_before < 12
    done = board.fill()
    assert (done.returncode, done.stderr) == (0, "")
    assert f"[{12 - done_before}/{12 - done_before}]" in done.stdout
    assert len(board.machines()[0].cells) == 12
    assert "all is current" in board.fill().stdout


def test_killed_without_warning_it_leaves_whole_results(board: Board) -> None:
    for number in range(4):
        board.add(f"a/nap_{number}", NAP)
    running = board.project.begin("matrix", "--jobs", "1", "--pythons", OWN)
    deadline = time.monotonic() + 60
    while len(list(RUNS.glob("*/*/*/run.json"))) < 3:
        assert time.monotonic() < deadline
        time.sleep(0.02)
    os.kill(running.pid, signal.SIGKILL)
    running.communicate()
    assert not MATRIX.exists()
    kept = len(list(RUNS.glob("*/*/*/run.json")))
    assert 3 <= kept < 12
    done = board.fill()
    assert (done.returncode, done.stderr) == (0, "")
    assert f"[{12 - kept}/{12 - kept}]" in done.stdout, "what was kept is whole and not run again"
    assert len(board.machines()[0].cells) == 12


def test_an_interruption_keeps_what_was_known_before(
    board: Board, made_up: MakeMachine, monkeypatch: pytest.MonkeyPatch
) -> None:
    board.add("a/hello", HELLO)
    assert board.fill().returncode == 0
    board.add("a/other", HELLO)
    write_machines(MATRIX, [*load_own(), made_up()])
    before = board.machines()

    def interrupt(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(fill, "execute", interrupt)
    assert board.fill().returncode == 130
    assert sorted(board.machines(), key=lambda each: each.name) == [*before[1:], before[0]]


# Stored verdicts


def test_store_writes_what_is_to_be_committed_and_no_output_of_any_run(board: Board) -> None:
    board.add("a/hello", HELLO)
    board.add("a/fail", "raise ValueError(3)\n", 'expect = "raises"\nexception = "ValueError"')
    done = board.fill("--store")
    assert (done.returncode, done.stderr) == (0, "")
    (path,) = STORED_VERDICTS.iterdir()
    assert path.name == f"{HERE.lower().replace(' ', '-')}.json"
    assert f"{path}: 6 cells, {path.stat().st_size:,} bytes" in done.stdout
    assert load_machines(path) == load_own()
    text = path.read_text(encoding="utf-8")
    assert "hello\\n" not in text
    assert "Traceback" not in text
    assert text.count('"places"') == 2, "all places of an entry with the same result, in a group"


def test_store_takes_this_machine_alone(board: Board, made_up: MakeMachine) -> None:
    board.add("a/hello", HELLO)
    write_machines(MATRIX.parent / "x.json", [made_up()])
    MATRIX.parent.joinpath("x.json").rename(MATRIX)
    assert board.fill("--store").returncode == 0
    (path,) = STORED_VERDICTS.iterdir()
    assert [each.name for each in load_machines(path)] == [HERE]


def test_a_surprise_is_not_stored(board: Board) -> None:
    board.add("a/say", SAY_THE_METHOD)
    assert board.fill("--store").returncode == 1
    assert not STORED_VERDICTS.exists()


def test_results_of_other_machines_alone_cannot_be_stored(
    board: Board, made_up: MakeMachine, capsys: pytest.CaptureFixture[str]
) -> None:
    MATRIX.parent.mkdir()
    write_machines(MATRIX, [made_up()])
    (problem,) = store_verdicts(load_catalog())
    assert (
        problem == "build/matrix.json: has no result of this machine; fill it first: nox -s matrix"
    )
    assert capsys.readouterr().err == f"{problem}\n"
    assert not STORED_VERDICTS.exists()


# A sample


@pytest.fixture
def known(board: Board) -> Board:
    """Return a project with two snippets whose verdicts are stored, and nothing else is kept."""
    board.add("a/hello")
    board.add("a/say", SAY_THE_METHOD, BY_METHOD)
    assert board.fill("--store").returncode == 0
    MATRIX.unlink()
    board.notes()
    return board


def restore(board: Board, **facts: object) -> None:
    """Change what is stored: facts of the machine, or `cells` that replace those of a place."""
    (path,) = STORED_VERDICTS.iterdir()
    (found,) = load_machines(path)
    replaced = {each.place: each for each in found.cells}
    cells = facts.pop("cells", ())
    replaced |= {each.place: each for each in cells}  # type: ignore[attr-defined]
    write_machines(path, [attrs.evolve(found, cells=tuple(replaced.values()), **facts)])  # type: ignore[arg-type]


def sample(board: Board, share: float, seed: int = 0) -> list[str]:
    """Run a sample and return what went wrong."""
    return fill.sample(board.catalog, [OWN], jobs=2, share=share, seed=seed)


def test_the_seed_of_a_sample_is_printed_and_may_be_given(known: Board) -> None:
    done = known.fill("--sample", "--seed", "7")
    assert (done.returncode, done.stderr) == (0, "")
    assert "6 cells: 0 are not stored or stale, " in done.stdout
    assert " of the others are run again (share 0.1, seed 7)\n" in done.stdout
    seeds = {known.fill("--sample").stdout.partition("seed ")[2].partition(")")[0] for _ in "ab"}
    assert len(seeds) == 2, "two different ones, each time by chance"
    assert all(seed.isdecimal() for seed in seeds)


def test_a_sample_runs_again_what_it_chose_even_if_it_is_kept(known: Board) -> None:
    assert sample(known, share=0) == []
    assert known.notes() == []
    assert sample(known, share=1) == []
    assert sorted(known.notes()) == sorted(f"a/hello {method}" for method in METHODS)


def test_the_same_seed_chooses_the_same_and_another_one_others(
    board: Board, made_up: MakeMachine, monkeypatch: pytest.MonkeyPatch
) -> None:
    for number in range(20):
        board.add(f"a/hello_{number}", HELLO)
    catalog = board.catalog
    found = [cell(method, entry=each.id) for each in catalog.entries for method in METHODS]
    sources = {each.id: sources_of(each) for each in catalog.entries}
    board.stored(made_up(*found, name=HERE, sources=sources))
    chosen: list[str] = []

    def note(spots: list[fill.Spot], *, jobs: int, fresh: bool) -> list[str]:
        chosen.extend(spot.asked.name for spot in spots if fresh)
        return []

    monkeypatch.setattr(fill, "run_missing", note)
    monkeypatch.setattr(fill, "current", lambda spot: None)

    def choice(seed: int) -> list[str]:
        chosen.clear()
        fill.sample(catalog, [OWN], jobs=2, share=0.3, seed=seed)
        return list(chosen)

    assert choice(1) == choice(1)
    assert choice(1) != choice(2)
    sizes = [len(choice(seed)) for seed in range(20)]
    # 60 places, each with a chance of 0.3: that many or so, and not each time as many.
    assert all(0 < size < 36 for size in sizes)
    assert len(set(sizes)) > 1
    assert abs(sum(sizes) / len(sizes) - 18) < 4
    assert {name for seed in range(20) for name in choice(seed)} == {
        f"a/hello_{number} {OWN}-{method}" for number in range(20) for method in METHODS
    }


def test_a_sample_runs_all_that_is_not_stored_or_stale(
    known: Board, capsys: pytest.CaptureFixture[str]
) -> None:
    known.project.change(Path("snippets/a/hello.py"), '"hello"', '"good day"')
    known.add("a/more")
    capsys.readouterr()
    assert sample(known, share=0) == []
    assert "9 cells: 6 are not stored or stale, 0 of the others" in capsys.readouterr().out
    expected = [f"{name} {method}" for name in ("a/hello", "a/more") for method in METHODS]
    assert sorted(known.notes()) == sorted(expected)


def test_a_sample_changes_no_results(known: Board) -> None:
    (path,) = STORED_VERDICTS.iterdir()
    before = path.read_bytes()
    assert known.fill("--sample").returncode == 0
    assert not MATRIX.exists()
    assert path.read_bytes() == before


def test_a_surprise_in_a_sample_is_red_with_its_remedy(known: Board) -> None:
    known.add("a/fork_only", ONLY_UNDER_FORK)
    done = known.fill("--sample")
    assert done.returncode == 1
    assert "a/fork_only under spawn on Python" in done.stderr
    assert "Mend the snippet, or declare what it does there" in done.stderr
    assert done.stderr.endswith("2 went wrong; the reasons stand above.\n")


@pytest.mark.parametrize("word", ["hangs", "raises ValueError"])
def test_a_verdict_other_than_the_stored_one_is_red_with_its_remedy(
    known: Board, word: str, capsys: pytest.CaptureFixture[str]
) -> None:
    restore(known, cells=[cell("fork", verdict=word, expected=word, output=None)])
    capsys.readouterr()
    assert sample(known, share=0) == [], "it is not chosen"
    (problem,) = sample(known, share=1)
    assert problem == (
        f"a/hello under fork on Python {OWN}: 'as expected', but {word!r} is stored; "
        "run `nox -s matrix -- --store` and commit it"
    )
    assert capsys.readouterr().err == f"{problem}\n"
    assert known.fill("--store").returncode == 0, "the remedy is one"
    assert sample(known, share=1) == []


def test_another_exception_than_the_stored_one_is_red_on_another_system_too(board: Board) -> None:
    board.add("a/fail", "raise KeyError(3)\n", 'expect = "raises"\nexception = "KeyError"')
    assert board.fill("--store").returncode == 0
    word = {"verdict": "raises OSError", "expected": "raises OSError"}
    restore(board, cells=[cell("fork", entry="a/fail", **word)], os="Linux 0.1")
    (problem,) = sample(board, share=1)
    assert "'raises KeyError', but 'raises OSError' is stored" in problem


def test_another_message_than_the_stored_one_is_red_with_both_texts(board: Board) -> None:
    board.add("a/fail", "raise KeyError(3)\n", 'expect = "raises"\nexception = "KeyError"')
    assert board.fill("--store").returncode == 0
    word = {"verdict": "raises KeyError", "expected": "raises KeyError", "outcome": "raises"}
    old = cell("fork", entry="a/fail", **word, exception="KeyError", message="KeyError: 2")
    restore(board, cells=[old], os="Linux 0.1")
    (problem,) = sample(board, share=1)
    assert "a/fail under fork" in problem
    assert "now  KeyError: 3\n    was  KeyError: 2\n" in problem


def test_what_only_one_of_the_two_machines_could_run_is_no_surprise(known: Board) -> None:
    restore(known, cells=[cell_not_run("fork"), cell(python=OTHER)])
    assert fill.sample(known.catalog, [OWN, OTHER], jobs=2, share=1, seed=0) == []


def test_an_output_other_than_the_stored_ones_is_a_surprise(known: Board) -> None:
    restore(known, cells=[cell(method, output="1") for method in METHODS])
    # Alone, a sampled cell has nothing to differ from but what is stored.
    seed = seed_that_chooses("a/hello", "fork", known)
    (problem,) = sample(known, share=0.2, seed=seed)
    assert "a/hello under fork on Python" in problem
    assert "verdict 'different output' instead of 'as expected'" in problem


def seed_that_chooses(entry: str, method: str, board: Board) -> int:
    """Return a seed by which a fifth of the places is this place alone."""
    places = [(each.id, m) for each in board.catalog.entries for m in each.methods]
    wanted = [place == (entry, method) for place in places]
    for seed in range(10**6):
        chance = random.Random(seed)
        if [chance.random() < 0.2 for _ in places] == wanted:
            return seed
    raise AssertionError("no seed chooses it")


@pytest.mark.parametrize("fact", ["os", "usable_cpus", "build"])
def test_outputs_of_another_system_or_python_are_not_compared(known: Board, fact: str) -> None:
    (path,) = STORED_VERDICTS.iterdir()
    (found,) = load_machines(path)
    changed: dict[str, object] = {"os": "Linux 0.1", "usable_cpus": found.usable_cpus + 1}
    changed["pythons"] = {OWN: attrs.evolve(found.pythons[OWN], build="another")}
    facts = {key: changed[key] for key in ({"build": "pythons"}.get(fact, fact),)}
    restore(known, cells=[cell(method, output="1") for method in METHODS], **facts)
    for entry in ("a/hello", "a/say"):
        # The second declares another output, and nothing shows which one is the usual.
        seed = seed_that_chooses(entry, "fork", known)
        assert sample(known, share=0.2, seed=seed) == []


def test_a_broken_stored_file_is_told_of_before_a_sample_runs(board: Board) -> None:
    board.add("a/hello")
    STORED_VERDICTS.mkdir()
    (STORED_VERDICTS / "other.json").write_text("[]")
    done = board.fill("--sample")
    assert done.returncode == 1
    assert done.stderr.startswith("docs/verdicts/other.json: no result of the matrix")
    assert board.notes() == []


# What tests read


def test_for_tests_every_run_of_this_python_is_made_that_may_tell_something(board: Board) -> None:
    board.add("a/hello", HELLO)
    board.add("a/starts")
    board.project.add("a/hello", NAP, 'start_method = "spawn"', label="spawned")
    board.add("a/fail", "raise ValueError(3)\n")
    board.add("a/lack", HELLO, 'needs = { packages = ["no-such-package"] }')
    done = board.fill("--for-tests")
    assert done.returncode == 0, "what they did, the tests judge"
    assert done.stderr == "notes: is new; if you did not do it, one of the runs did\n"
    own = own_interpreter().start_methods[0]
    once = {f"{OWN}-{own}", f"{OWN}-{own}.alone"}
    under_each = once | {f"{OWN}-{method}" for method in METHODS}
    kept = {folder.parent.name: set[str]() for folder in RUNS.glob("a/*/*")}
    for path in RUNS.glob("a/*/*/run.json"):
        kept[path.parent.parent.name].add(path.parent.name)
    assert kept == {
        "hello": once,
        "hello.spawned": {f"{OWN}-spawn"},
        "starts": under_each,
        "fail": once,
    }
    assert not MATRIX.exists()
    assert board.fill("--only", "a/hello").returncode == 0
    assert "all is current" in board.fill("--only", "a/hello").stdout, "the matrix reads the same"


# Several machines


def test_merged_results_of_one_machine_complete_each_other(
    board: Board, made_up: MakeMachine
) -> None:
    board.add("a/hello", HELLO)
    facts = [
        (python, made_up(cell(python=python), pythons={python: made_up().pythons[OWN]}))
        for python in (OWN, OTHER)
    ]
    for python, found in facts:
        write_machines(Path(f"{python}.json"), [found])
    done = board.fill("--merge", f"{OWN}.json", f"{OTHER}.json", "--machines", "macOS arm64")
    assert (done.returncode, done.stderr) == (0, "")
    assert "build/matrix.json: Abacus 1, macOS arm64" in done.stdout
    abacus, mac = board.machines()
    assert {each.python for each in abacus.cells} == set(abacus.pythons) == {OWN, OTHER}
    assert mac == Machine(name="macOS arm64")


def test_a_surprise_in_merged_results_is_red_and_names_the_machine(
    board: Board, made_up: MakeMachine
) -> None:
    board.add("a/hello", HELLO)
    hung = cell("fork", outcome="hangs", verdict="hangs", expected="hangs", output=None)
    write_machines(Path("1.json"), [made_up(cell(output="1"), hung)])
    done = board.fill("--merge", "1.json")
    assert done.returncode == 1
    assert f"a/hello under fork on Python {OWN} (Abacus 1): verdict 'hangs' instead of" in (
        done.stderr
    )
    assert len(board.machines()[0].cells) == 2, "it is shown nevertheless"


def test_merging_judges_by_the_outputs_of_all_files(board: Board, made_up: MakeMachine) -> None:
    board.add("a/hello", HELLO)
    for number, outputs in enumerate((("1", "1"), ("2", "2"))):
        cells = [
            cell(method, (OWN, OTHER)[number], output=output)
            for method, output in zip(("spawn", "fork"), outputs, strict=True)
        ]
        write_machines(Path(f"{number}.json"), [made_up(*cells)])
    done = board.fill("--merge", "0.json", "1.json")
    assert done.returncode == 1
    # Both are as usual; of two that are equally usual, the one of the older Python counts.
    assert done.stderr.count(f"on Python {max(OWN, OTHER)} (Abacus 1): verdict 'different ") == 2


@pytest.mark.parametrize(
    "content", ["", "{", "[]", '{"format": 1, "machines": []}', '{"format": 2, "machines": [{}]}']
)
def test_a_broken_result_is_named_and_nothing_is_replaced(
    board: Board, made_up: MakeMachine, content: str
) -> None:
    MATRIX.parent.mkdir()
    write_machines(MATRIX, [made_up()])
    before = MATRIX.read_bytes()
    Path("broken.json").write_text(content, encoding="utf-8")
    write_machines(Path("whole.json"), [made_up(name="Abacus 2")])
    for files in (("broken.json",), ("whole.json", "broken.json")):
        done = board.fill("--merge", *files)
        assert done.returncode == 1
        assert "broken.json: no result of the matrix: " in done.stderr
        assert "Traceback" not in done.stderr
    missing = board.fill("--merge", "nowhere.json")
    assert missing.returncode == 1
    assert "nowhere.json: No such file or directory; make it with: nox -s matrix" in missing.stderr
    assert MATRIX.read_bytes() == before


def test_what_is_written_is_json(board: Board) -> None:
    board.add("a/hello", HELLO)
    assert board.fill("--machine", 'Aba"cus\\ π').returncode == 0
    content = json.loads(MATRIX.read_bytes())
    assert content["format"] == 2
    assert content["machines"][0]["name"] == 'Aba"cus\\ π'


def test_where_many_stored_verdicts_are_old_nothing_is_run(
    board: Board, monkeypatch: pytest.MonkeyPatch
) -> None:
    paths = [board.add(f"a/hello_{number}", HELLO) for number in range(3)]
    assert board.fill("--store").returncode == 0
    shutil.rmtree(RUNS)
    monkeypatch.setattr(fill, "MOST_OLD", 5)
    paths[0].write_text(HELLO.replace("hello", "changed"), encoding="utf-8")
    assert board.fill("--sample").returncode == 0, "three are few"
    paths[1].write_text(HELLO.replace("hello", "changed"), encoding="utf-8")
    board.notes()
    done = board.fill("--sample")
    assert done.returncode == 1
    assert "docs/verdicts/: 6 of 9 verdicts are old or missing; run `nox -s matrix" in done.stderr
    assert board.notes() == []
    assert board.fill("--store").returncode == 0
    assert board.fill("--sample").returncode == 0


def test_a_machine_of_another_kind_has_no_old_verdicts(
    board: Board, made_up: MakeMachine, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(fill, "MOST_OLD", 0)
    board.add("a/hello", HELLO)
    board.stored(made_up())
    assert board.fill("--sample").returncode == 0


def test_verdicts_are_stored_under_the_name_that_was_given(board: Board) -> None:
    board.add("a/hello", HELLO)
    assert board.fill("--machine", "Abacus 1", "--store").returncode == 0
    assert [path.name for path in STORED_VERDICTS.iterdir()] == ["abacus-1.json"]


@pytest.mark.parametrize(
    ("name", "file"),
    [
        ("../../evil", "evil.json"),
        ("/etc/evil", "etc-evil.json"),
        ("a/b/c", "a-b-c.json"),
        ("..", None),
        ("π \u202e", None),
        ("x" * 300, None),
        ("x\x00y", "x-y.json"),
        (".Hidden", "hidden.json"),
    ],
)
def test_no_name_of_a_machine_leads_out_of_the_folder(
    name: str, file: str | None, board: Board, made_up: MakeMachine
) -> None:
    MATRIX.parent.mkdir()
    write_machines(MATRIX, [attrs.evolve(made_up(), name=name)])
    before = set(Path.cwd().rglob("*"))
    if file is None:
        with pytest.raises(AuthorError, match="makes no name for a file in docs/verdicts/; use 1"):
            store_verdicts(load_catalog(), name)
    else:
        assert store_verdicts(load_catalog(), name) == []
    expected = {STORED_VERDICTS.parent, STORED_VERDICTS, STORED_VERDICTS / file} if file else set()
    assert set(Path.cwd().rglob("*")) - before <= {Path.cwd() / path for path in expected}


def test_the_file_of_another_machine_is_not_overwritten(board: Board) -> None:
    board.add("a/hello", HELLO)
    assert board.fill("--machine", "Abacus 1", "--store").returncode == 0
    done = board.fill("--machine", "Abacus/1", "--store")
    assert done.returncode == 1
    assert "docs/verdicts/abacus-1.json: keeps another machine; choose another name" in done.stderr
    assert [each.name for each in load_machines(STORED_VERDICTS / "abacus-1.json")] == ["Abacus 1"]


def test_fresh_results_of_one_snippet_leave_those_of_others(board: Board) -> None:
    board.add("a/hello", HELLO)
    board.add("a/other", HELLO)
    assert board.fill().returncode == 0
    before = board.verdicts()
    assert board.fill("--fresh", "--only", "a/hello").returncode == 0
    assert board.verdicts() == before


def test_all_run_beside_others_and_more_of_those_that_wait(
    board: Board, monkeypatch: pytest.MonkeyPatch
) -> None:
    board.add("a/hello", HELLO)
    board.add("a/nap", HELLO, "side_by_side = true")
    phases: list[tuple[int, set[str]]] = []

    def note(wanted: list[tuple[int, list[Job]]], title: str) -> list[str]:
        phases.extend(
            (width, {name.partition(" ")[0] for name, _ in jobs}) for width, jobs in wanted
        )
        return []

    monkeypatch.setattr(fill, "carry_out", note)
    fill.fill(board.catalog, {"a/hello", "a/nap"}, [OWN], jobs=3, fresh=False)
    assert phases[:2] == [(6, {"a/nap"}), (4, {"a/hello"})]


def test_what_was_found_now_counts_whatever_the_clock_said_before(
    board: Board, made_up: MakeMachine
) -> None:
    board.add("a/hello", HELLO)
    assert board.fill().returncode == 0
    expected = board.verdicts()
    (found,) = board.machines()
    cells = tuple(attrs.evolve(each, verdict="hangs", outcome="hangs") for each in found.cells)
    ahead = (datetime.now(UTC) + timedelta(days=1)).date().isoformat()
    write_machines(MATRIX, [attrs.evolve(found, cells=cells, date=ahead)])
    board.fill()
    assert board.verdicts() == expected
    assert board.machines()[0].date < ahead


def test_storing_a_part_keeps_the_rest_that_the_catalog_still_has(board: Board) -> None:
    board.add("a/hello", HELLO)
    board.add("a/other", HELLO)
    before = board.entries()
    board.add("a/gone", HELLO)
    assert board.fill("--store").returncode == 0
    board.entries(before)
    (file,) = STORED_VERDICTS.iterdir()
    (stored,) = load_machines(file)
    assert {cell.entry for cell in stored.cells} == {"a/hello", "a/other", "a/gone"}
    MATRIX.unlink()  # as on a fresh checkout
    assert board.fill("--only", "a/hello", "--store").returncode == 0
    (again,) = load_machines(file)
    assert set(again.cells) == {cell for cell in stored.cells if cell.entry != "a/gone"}
    assert set(again.sources) == {"a/hello", "a/other"}


def test_joined_results_keep_what_was_found_here(board: Board, made_up: MakeMachine) -> None:
    board.add("a/hello", HELLO)
    assert board.fill().returncode == 0
    (here,) = board.machines()
    write_machines(Path("other.json"), [made_up()])
    assert board.fill("--merge", "other.json").returncode == 0
    assert sorted(board.machines(), key=lambda each: each.name) == [made_up(), here]


@pytest.mark.parametrize("name", ["", " ", "...", "a\nb", "a\u202eb", "x" * 5000])
def test_what_names_no_machine_is_refused(name: str, board: Board, made_up: MakeMachine) -> None:
    board.add("a/hello", HELLO)
    write_machines(Path("other.json"), [made_up()])
    told = "names no machine; say a name such as 'Linux x86_64'"
    assert told in board.fill("--merge", "other.json", "--machines", "macOS arm64", name).stderr
    if name:  # nothing is the default
        assert told in board.fill("--machine", name).stderr
    assert not MATRIX.exists()


@pytest.mark.parametrize("way", ["--sample", "--for-tests"])
@pytest.mark.parametrize("option", ["--fresh", "--store", "--only=a/hello"])
def test_what_says_how_to_fill_goes_with_no_other_way(
    board: Board, way: str, option: str, capsys: pytest.CaptureFixture[str]
) -> None:
    board.add("a/hello", HELLO)
    with pytest.raises(SystemExit) as refused:
        command_line.main(["matrix", way, option])
    assert refused.value.code == 2
    assert "say how to fill it; leave them out here" in capsys.readouterr().err
