"""What is kept of a run, when it is used again, and that nothing else is touched."""

import errno
import json
import os
import shutil
import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any

import attrs
import pytest

from recorder.catalog.entries import (
    Bars,
    Entry,
    Needs,
    Outcome,
    Place,
    ToExpect,
    ToRun,
    ToShow,
)
from recorder.errors import AuthorError
from recorder.paths import ASIDE, RECORDER, RUNS
from recorder.runs import store
from recorder.runs.interpreters import own_interpreter
from recorder.runs.machine import machine
from recorder.runs.store import (
    RUNNERS,
    Asked,
    asked_for_page,
    asked_for_verdict,
    clean_aside,
    key_of,
    load,
    load_folder,
    packages_of,
    save,
)
from tests.recorder.conftest import HELLO

OWN = own_interpreter()
ENTRY = Entry(name="demo/hello", run=ToRun(needs=Needs(packages=("attrs",))))
ASKED = asked_for_page(ENTRY, OWN, full=False, how="file")
SOURCE = HELLO.encode()


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    path = Path(ENTRY.path)
    path.parent.mkdir(parents=True)
    path.write_bytes(SOURCE)


def facts_under(key: str) -> dict[str, Any]:
    """Return facts of a run as `execute` notes them."""
    return {
        "command": "python snippets/demo/hello.py",
        "exit_code": 0,
        "fault": None,
        "key": key,
        "left_behind": [],
        "limit_seconds": 60.0,
        "seconds": 0.5,
    }


def keep(asked: Asked = ASKED, output: str = "hello\n") -> None:
    """Keep a run that was made just now."""
    key = key_of(asked, OWN, Path(asked.entry.path).read_bytes(), RUNNERS)
    save(asked.folder, facts_under(key), {"output.txt": output})


def kept_output(asked: Asked = ASKED) -> str | None:
    """Return the output that is kept of a run, or None where it is not current."""
    kept = load(asked, OWN)
    return kept.output if kept else None


def files() -> list[str]:
    """Return every file of the project, but not the snippet."""
    found = (path for path in Path().rglob("*") if path.is_file() and path.suffix != ".py")
    return sorted(path.as_posix() for path in found)


def test_what_was_saved_is_loaded() -> None:
    assert load(ASKED, OWN) is None
    keep(output="π\r\n \u2028 ␀\n")
    kept = load(ASKED, OWN)
    assert kept is not None
    assert (kept.output, kept.outcome) == ("π\r\n \u2028 ␀\n", "succeeds")
    assert files() == [f"{ASKED.folder.as_posix()}/{name}" for name in ("output.txt", "run.json")]


@pytest.mark.parametrize(
    "target",
    [
        "docs",
        "../../docs",
        "build/../docs",
        "build/runs/../../docs",
        "/etc/x",
        "",
        ".",
        "build",
        "builder/x",
    ],
)
def test_nothing_is_saved_outside_build(target: str) -> None:
    Path("docs").mkdir()
    Path("docs", "page.md").write_text("precious")
    Path("build").mkdir()
    Path("build", "other").write_text("precious, too")
    with pytest.raises(AuthorError, match="not a folder below build/"):
        save(Path(target), facts_under("0"), {"output.txt": "hello\n"})
    assert files() == ["build/other", "docs/page.md"]


def test_no_two_runs_share_a_folder_and_none_lies_in_another() -> None:
    entry = attrs.evolve(ENTRY, run=ToRun(args=("1",), quick_args=("2",), full_args=("3",)))
    other = attrs.evolve(entry, name="demo/hello_2")
    asked = [
        Asked(entry=each, place=Place(method, python, "Linux"), arguments=arguments, **more)
        for each in (entry, attrs.evolve(entry, label="more"), other)
        for method in ("fork", "spawn")
        for python in ("3.11", "3.14")
        for arguments in (("1",), ("2",), ("3",), ("1", "2"), ())
        for more in ({}, {"how": "alone"}, {"how": "module"}, {"how": "traced"}, {"again": 1})
    ]
    folders = {each.folder for each in asked}
    assert len(folders) == len(asked)
    assert [each for each in folders if folders & set(each.parents)] == []
    assert all(RUNS in each.parents for each in folders)


def test_a_run_of_another_python_or_method_is_never_taken_for_this_one() -> None:
    keep()
    for place in (Place("spawn", OWN.python, "Linux"), Place("fork", "3.99", "Linux")):
        other = asked_for_verdict(ENTRY, place)
        assert kept_output(other) is None
        other.folder.parent.mkdir(parents=True, exist_ok=True)
        shutil.copytree(ASKED.folder, other.folder)  # not even if it lies in its place
        other_python = attrs.evolve(OWN, python=place.python, build=f"build of {place.python}")
        assert load(other, other_python) is None
    assert kept_output() == "hello\n"


def _run_with(**facts: Any) -> Asked:
    return attrs.evolve(ASKED, entry=attrs.evolve(ENTRY, run=attrs.evolve(ENTRY.run, **facts)))


CHANGES: dict[str, dict[str, Any]] = {
    "the snippet's bytes": {"source": SOURCE + b"\n"},
    "the snippet's path": {"asked": attrs.evolve(ASKED, entry=attrs.evolve(ENTRY, name="demo/x"))},
    "an argument": {"asked": attrs.evolve(ASKED, arguments=("1",))},
    "where arguments end": {"asked": attrs.evolve(ASKED, arguments=("1 2",))},
    "two arguments": {"asked": attrs.evolve(ASKED, arguments=("1", "2"))},
    "the limit": {"asked": _run_with(limit=2.0)},
    "the method of its place": {"asked": attrs.evolve(ASKED, place=OWN.place("forkserver"))},
    "the method that it chooses": {"asked": _run_with(start_method="forkserver")},
    "how": {"asked": attrs.evolve(ASKED, how="alone")},
    "how else": {"asked": attrs.evolve(ASKED, how="module")},
    "again": {"asked": attrs.evolve(ASKED, again=1)},
    "which packages": {"asked": _run_with(needs=Needs())},
    "a package's version": {"interpreter": attrs.evolve(OWN, packages={"attrs": "0.1"})},
    "a package that is gone": {"interpreter": attrs.evolve(OWN, packages={})},
    "the Python": {"interpreter": attrs.evolve(OWN, build="another build")},
    "fewer runners": {"runners": RUNNERS[1:]},
}


def _key(
    asked: Asked = ASKED,
    interpreter: Any = OWN,
    source: bytes = SOURCE,
    runners: tuple[str, ...] = RUNNERS,
) -> str:
    return key_of(asked, interpreter, source, runners)


@pytest.mark.parametrize("what", CHANGES)
def test_whatever_a_run_depends_on_makes_another_key(what: str) -> None:
    assert _key(**CHANGES[what]) != _key()


def test_no_two_of_these_changes_make_the_same_key() -> None:
    assert len({_key(**change) for change in CHANGES.values()}) == len(CHANGES)


@pytest.mark.parametrize("fact", machine())
def test_each_fact_of_the_machine_makes_another_key(
    fact: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    before, facts = _key(), machine()
    monkeypatch.setattr(store, "machine", lambda: facts | {fact: "another"})
    assert _key() != before


def _copied(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    copy = tmp_path / "recorder"
    shutil.copytree(RECORDER, copy, ignore=shutil.ignore_patterns("__pycache__"))
    monkeypatch.setattr(store, "RECORDER", copy)
    return copy


@pytest.mark.parametrize("runner", RUNNERS)
def test_each_file_that_runs_makes_another_key(
    runner: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before, copy = _key(), _copied(tmp_path, monkeypatch)
    assert _key() == before
    with open(copy / runner, "a") as file:
        file.write("\n")
    assert _key() != before


def test_what_only_judges_or_shows_makes_no_other_key(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before, copy = _key(), _copied(tmp_path, monkeypatch)
    for path in [
        *copy.rglob("*.jinja"),
        copy / "runs" / "expected.py",
        copy / "pages" / "check.py",
    ]:
        path.write_text("changed")
    assert _key() == before


def test_how_lines_end_in_a_checkout_makes_no_other_key(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before, copy = _key(), _copied(tmp_path, monkeypatch)
    for runner in RUNNERS:
        content = (copy / runner).read_bytes()
        (copy / runner).write_bytes(content.replace(b"\n", b"\r\n"))
    assert _key(source=SOURCE.replace(b"\n", b"\r\n")) == before


EXPECTED = ToExpect(
    expect="hangs",
    exception="OSError",
    output="any",
    message="so far",
    order="any",
    under={"fork": Outcome(expect="raises", exception="ValueError")},
)
SHOWN = ToShow(
    changes="page/other",
    listing="folded",
    excerpt=(1, 2),
    values={"got": "(x)"},
    bars=Bars(name=("a",), value="b"),
    since="3.14",
    explained="page.md#why",
    table="instead",
    timeline=True,
    each_timeline=("fork",),
    stacks=True,
    axis="joining",
    no_timeline="too short",
)


@pytest.mark.parametrize("field", [field.name for field in attrs.fields(ToExpect)])
def test_what_is_expected_makes_no_other_key(field: str) -> None:
    changed = attrs.evolve(ENTRY.expect, **{field: getattr(EXPECTED, field)})
    assert changed != ENTRY.expect
    asked = attrs.evolve(ASKED, entry=attrs.evolve(ENTRY, expect=changed))
    assert (_key(asked), asked.folder) == (_key(), ASKED.folder)


@pytest.mark.parametrize("field", [field.name for field in attrs.fields(ToShow)])
def test_what_is_shown_makes_no_other_key(field: str) -> None:
    changed = attrs.evolve(ENTRY.show, **{field: getattr(SHOWN, field)})
    assert changed != ENTRY.show
    asked = attrs.evolve(ASKED, entry=attrs.evolve(ENTRY, show=changed))
    assert (_key(asked), asked.folder) == (_key(), ASKED.folder)


def test_where_the_entry_stands_makes_no_other_key() -> None:
    assert _key(attrs.evolve(ASKED, entry=attrs.evolve(ENTRY, line=7))) == _key()


def test_numba_brings_numpy() -> None:
    entry = attrs.evolve(ENTRY, run=ToRun(needs=Needs(packages=("numba",))))
    python = attrs.evolve(OWN, packages={"numba": "1", "numpy": "2", "attrs": "3"})
    assert packages_of(entry, python) == {"numba": "1", "numpy": "2"}


def test_a_page_shows_the_large_sizes_in_a_full_build_only() -> None:
    entry = attrs.evolve(ENTRY, run=ToRun(args=("1",), full_args=("9",), quick_args=("0",)))
    asked = [asked_for_page(entry, OWN, full=full, how="file") for full in (False, True)]
    assert [each.arguments for each in asked] == [("1",), ("9",)]
    assert asked_for_verdict(entry, OWN.place()).arguments == ("0",)


def test_an_edited_snippet_is_not_current_and_is_again_when_the_edit_is_undone() -> None:
    keep()
    Path(ENTRY.path).write_bytes(SOURCE + b"# more\n")
    assert kept_output() is None
    Path(ENTRY.path).write_bytes(SOURCE)
    assert kept_output() == "hello\n"
    Path(ENTRY.path).unlink()
    assert kept_output() is None


BROKEN: dict[str, Callable[[dict[str, Any]], bytes]] = {
    "empty": lambda facts: b"",
    "a list": lambda facts: b"[]",
    "null": lambda facts: b"null",
    "a number": lambda facts: b"3",
    "truncated": lambda facts: json.dumps(facts).encode()[:-5],
    "deeply nested": lambda facts: b"[" * 200_000,
    "not UTF-8": lambda facts: json.dumps(facts).encode().replace(b"hello", b"h\xe9llo"),
    "another exit code": lambda facts: json.dumps({**facts, "exit_code": "0"}).encode(),
    "no keys": lambda facts: b"{}",
    "no files": lambda facts: json.dumps({**facts, "files": None}).encode(),
    "files as a list": lambda facts: json.dumps({**facts, "files": ["output.txt"]}).encode(),
    "a file too many": lambda facts: json.dumps(
        {**facts, "files": {**facts["files"], "lanes.json": "0"}}
    ).encode(),
    "a file that is a folder": lambda facts: json.dumps({**facts, "files": {".": "0"}}).encode(),
    "a file with a NUL": lambda facts: json.dumps({**facts, "files": {"\0": "0"}}).encode(),
    "no output": lambda facts: json.dumps({**facts, "files": {}}).encode(),
} | {
    f"no {name}": lambda facts, name=name: json.dumps(
        {key: value for key, value in facts.items() if key != name}
    ).encode()
    for name in (*facts_under("0"), "files")
}


@pytest.mark.parametrize("how", BROKEN)
def test_a_broken_run_json_is_simply_not_current(how: str) -> None:
    keep()
    path = ASKED.folder / "run.json"
    path.write_bytes(BROKEN[how](json.loads(path.read_bytes())))
    assert load(ASKED, OWN) is None
    keep(output="again\n")
    assert kept_output() == "again\n"


def test_a_file_that_is_gone_or_changed_is_not_current() -> None:
    save(ASKED.folder, facts_under(_key()), {"output.txt": "hello\n", "lanes.json": "{}"})
    for name in ("output.txt", "lanes.json", "run.json"):
        path = ASKED.folder / name
        content = path.read_bytes()
        for broken in (content + b" ", content[:-1], b"", b"\xff"):
            path.write_bytes(broken)
            # White space after the facts is the only change that changes nothing.
            assert (load(ASKED, OWN) is None) is (
                name != "run.json" or broken not in (content + b" ", content[:-1])
            )
        path.unlink()
        assert load(ASKED, OWN) is None
        path.mkdir()
        assert load(ASKED, OWN) is None
        path.rmdir()
        path.write_bytes(content)
        assert load(ASKED, OWN) is not None


def test_a_half_written_folder_is_replaced() -> None:
    ASKED.folder.mkdir(parents=True)
    (ASKED.folder / "output.txt").write_text("hel")
    (ASKED.folder / "something else").mkdir()
    assert load(ASKED, OWN) is None
    keep()
    assert kept_output() == "hello\n"
    assert sorted(path.name for path in ASKED.folder.iterdir()) == ["output.txt", "run.json"]


def test_what_a_killed_command_left_aside_is_removed() -> None:
    keep()
    (ASIDE / "0123").mkdir(parents=True)
    (ASIDE / "0123" / "output.txt").write_text("hel")
    clean_aside()
    assert not ASIDE.exists()
    assert kept_output() == "hello\n"
    clean_aside()


def test_what_is_kept_is_found_under_its_key_or_under_any() -> None:
    keep()
    assert load_folder(ASKED.folder, None) is not None
    assert load_folder(ASKED.folder, "another") is None
    assert store.seconds_of(ASKED.folder) == 0.5
    assert store.seconds_of(Path("build", "nothing")) is None


REMEDIES = {
    errno.ENOSPC: "make room and run again",
    errno.EDQUOT: "make room and run again",
    errno.EROFS: "work in a copy of the project that can be written",
    errno.EACCES: "work in a copy of the project that you may write, or change its owner",
    errno.EPERM: "work in a copy of the project that you may write, or change its owner",
    errno.EIO: "see to it and run again",
}


@pytest.mark.parametrize("number", REMEDIES)
@pytest.mark.parametrize("call", ["fsync", "mkdir", "rename"])
def test_a_disk_that_takes_nothing_keeps_the_earlier_run_and_names_the_remedy(
    number: int, call: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    keep()
    with monkeypatch.context() as broken:
        broken.setattr(os, call, lambda *a, **k: refuse(number))
        with pytest.raises(AuthorError) as caught:
            save(ASKED.folder, facts_under(_key()), {"output.txt": "more\n"})
    expected = f"{ASKED.folder}: could not be written: {os.strerror(number)}; {REMEDIES[number]}"
    assert str(caught.value) == expected
    assert kept_output() == "hello\n"
    assert [path for path in files() if ASIDE.as_posix() in path] == []


def refuse(number: int) -> None:
    """Do as a disk does that takes nothing."""
    raise OSError(number, os.strerror(number))


@pytest.mark.parametrize("fails_at", [1, 2])
@pytest.mark.parametrize("error", [KeyboardInterrupt, OSError])
def test_whatever_ends_a_save_the_earlier_run_is_kept(
    fails_at: int, error: type[BaseException], monkeypatch: pytest.MonkeyPatch
) -> None:
    keep()
    rename, calls = Path.rename, []

    def broken(path: Path, target: Path) -> Path:
        calls.append(path)
        if len(calls) == fails_at:
            raise error(errno.ENOSPC, "no room")
        return rename(path, target)

    with monkeypatch.context() as patch:
        patch.setattr(Path, "rename", broken)
        with pytest.raises((AuthorError, KeyboardInterrupt)):
            save(ASKED.folder, facts_under(_key()), {"output.txt": "more\n"})
    assert kept_output() == "hello\n"
    assert list(ASIDE.iterdir()) == []


def test_many_savers_of_one_folder_leave_one_complete_run() -> None:
    errors: list[BaseException] = []

    def work(number: int) -> None:
        try:
            for _ in range(10):
                text = f"{number}\n" * 100
                save(ASKED.folder, facts_under(_key()), {"output.txt": text})
        except BaseException as error:  # noqa: BLE001 - it is looked at below
            errors.append(error)

    threads = [threading.Thread(target=work, args=(n,)) for n in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert errors == []
    assert kept_output() in {f"{n}\n" * 100 for n in range(2)}
    assert list(ASIDE.iterdir()) == []
