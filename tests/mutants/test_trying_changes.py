"""Changes are made, tried in a copy, seen or not, and told of."""

import contextlib
import subprocess
import sys
from collections import Counter
from pathlib import Path

import psutil
import pytest

from recorder.errors import AuthorError
from tests.mutants import results
from tests.mutants.areas import AREAS, Command
from tests.mutants.mutant import Mutant, where
from tests.mutants.of_words import changes_of_words
from tests.mutants.trees import bring_back, copy_of_project
from tests.mutants.trial import require_green, run_gate, shown, try_change

TEXT = (
    "The first takes 3 s, `join` 0.5 s.\nIt waits for `start`, and {{ low }} is not {{ high }}.\n"
)
NEEDS_THREE: Command = (sys.executable, "-c", "assert '3 s' in open('page.md').read()")
SEES_ALL: Command = (sys.executable, "-c", "raise SystemExit(1)")
SEES_NOTHING: Command = (sys.executable, "-c", "")
WRITES: Command = (sys.executable, "-c", "open('site', 'w').write(open('page.md').read())")
READS_WHAT_IS_WRITTEN: Command = (sys.executable, "-c", "assert '3 s' in open('site').read()")


def changed(text: str, name: str = "page.md") -> list[str]:
    return [mutant.make() for mutant in changes_of_words(Path(name), text)]


def test_numbers_words_names_and_expressions_are_changed_one_at_a_time() -> None:
    found = changed(TEXT)
    assert TEXT.replace("3 s", "4 s") in found
    assert TEXT.replace("0.5 s", "5 s") in found
    assert TEXT.replace("first", "last") in found
    assert TEXT.replace("`join`", "`start`") in found
    assert TEXT.replace("{{ low }}", "{{ high }}") in found
    assert TEXT.replace("and", "or") in found
    assert len(set(found)) == len(found)
    assert TEXT not in found


def test_lines_are_removed_where_one_says_something_by_itself() -> None:
    rules = "a { color: red; }\n/* why */\nb { margin: 0; }\n"
    assert "/* why */\nb { margin: 0; }\n" in changed(rules, "site.css")
    assert "a { color: red; }\nb { margin: 0; }\n" not in changed(rules, "site.css")


@pytest.mark.parametrize(
    ("name", "comment", "text"),
    [
        ("site.css", "  /* the first of 2\nis the last */", "a { width: 3px }"),
        ("page.md", "<!-- 2 is more -->", "# 3 is more"),
        ("a.html", "{# 2 is more #}", "<p>3</p>"),
        ("a.js", "  // 2 is more", "f(3)"),
        ("a.toml", "# 2 is more\nexcerpt = [1, 2]", "limit = 3"),
    ],
)
def test_comments_stay_as_they_are(name: str, comment: str, text: str) -> None:
    found = changed(f"{comment}\n{text}\n", name)
    assert found
    assert all(comment in each for each in found)


def test_a_change_is_shown_by_its_first_line() -> None:
    assert where("a\nb\n", "a\nc\n") == (2, "b", "c")
    assert where("a\nb\n", "a\n") == (2, "b", "(line removed)")
    assert where("a\nb\n", "b\n") == (1, "a", "(line removed)")


def mutant(tree: Path) -> Mutant:
    (tree / "page.md").write_text(TEXT, "utf-8")
    return Mutant(Path("page.md"), "number", 0, TEXT, lambda: TEXT.replace("3 s", "4 s"))


@pytest.mark.parametrize(
    ("gates", "green", "killed"),
    [
        ([SEES_NOTHING, NEEDS_THREE], True, True),
        ([SEES_NOTHING], True, False),
        ([SEES_ALL], False, False),
    ],
)
def test_a_change_is_seen_by_a_gate_that_is_green_without_it(
    tmp_path: Path, gates: list[Command], green: bool, killed: bool
) -> None:
    trial = try_change(mutant(tmp_path), gates, tmp_path, lambda _: green, lambda _: None)
    assert trial is not None
    assert (trial.killed_by is not None) == killed
    assert trial.line == 1
    assert trial.new.startswith("The first takes 4 s")
    assert (tmp_path / "page.md").read_text("utf-8") == TEXT


def test_a_gate_that_reads_what_another_wrote_sees_it_as_it_was_before(tmp_path: Path) -> None:
    def bring_back(tree: Path) -> None:
        (tree / "site").write_text(TEXT, "utf-8")

    def is_green(command: Command) -> bool:
        return run_gate(command, tmp_path)[0] == 0

    gates = [SEES_ALL, WRITES, READS_WHAT_IS_WRITTEN]
    trial = try_change(mutant(tmp_path), gates, tmp_path, is_green, bring_back)
    assert trial is not None
    assert trial.killed_by == shown(READS_WHAT_IS_WRITTEN)
    assert (tmp_path / "site").read_text("utf-8") == TEXT


def test_what_gates_wrote_in_a_copy_is_brought_back(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    for name in ("page.md", "build/pages/a.md", "site/a.html", "build/pythons/python"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(name, "utf-8")
    (tmp_path / ".gitignore").write_text("build\nsite\n", "utf-8")
    subprocess.run(["git", "init", "--quiet"], check=True)
    tree = copy_of_project(0)
    (tree / "build" / "pages" / "a.md").write_text("changed", "utf-8")
    (tree / "site" / "b.html").write_text("new", "utf-8")
    (tree / "site" / "a.html").unlink()
    bring_back(tree)
    found = {each.relative_to(tree).as_posix() for each in tree.glob("[!.]*/**/*.*")}
    assert found == {"build/pages/a.md", "site/a.html"}
    assert (tree / "build" / "pages" / "a.md").read_text("utf-8") == "build/pages/a.md"
    assert (tree / "build" / "pythons" / "python").is_file()
    last = subprocess.run(["git", "log", "--format=%s"], cwd=tree, check=True, capture_output=True)
    assert last.stdout == b"all\n", "some gates ask what differs from the last commit"


@pytest.mark.parametrize("hides", ["os.chdir('/')", "os.environ.clear()"])
def test_what_a_gate_leaves_running_is_ended(tmp_path: Path, hides: str) -> None:
    leaves = (
        "import os, subprocess, sys\n"
        f"{hides}\n"
        "nap = [sys.executable, '-S', '-c', 'import time; time.sleep(600)']\n"
        "running = subprocess.Popen(nap, start_new_session=True, stdout=subprocess.DEVNULL,\n"
        "    stderr=subprocess.DEVNULL)\n"
        "print(running.pid)\n"
    )
    code, said = run_gate((sys.executable, "-c", leaves), tmp_path)
    assert code == 0
    pid = int(said)
    with contextlib.suppress(psutil.NoSuchProcess, psutil.TimeoutExpired):
        psutil.Process(pid).wait(5)
    assert not psutil.pid_exists(pid) or psutil.Process(pid).status() == psutil.STATUS_ZOMBIE


def test_a_gate_must_be_green_before_it_can_see_anything(tmp_path: Path) -> None:
    require_green(SEES_NOTHING, tmp_path, lambda _: None)
    once = "import pathlib; file = pathlib.Path('seen'); seen = file.exists(); file.touch()"
    require_green((sys.executable, "-c", f"{once}; assert seen"), tmp_path, lambda _: None)
    with pytest.raises(AuthorError, match="red without any change, mend this first: python -c"):
        require_green(SEES_ALL, tmp_path, lambda _: None)


def test_what_survived_is_listed_unless_it_has_no_effect(monkeypatch: pytest.MonkeyPatch) -> None:
    def result(number: int, killed_by: str | None) -> results.Result:
        return results.Result(
            str(number), "pages", "page.md", number, f"old {number}", "new", killed_by, 1.0
        )

    reasons = {("page.md", "old 3", "new"): "nobody sees it"}
    monkeypatch.setattr(results, "reasons", lambda: reasons)
    found = [result(1, "pytest"), result(2, None), result(3, None)]
    said = results.report(found, Counter({"pages": 10}))
    assert said.splitlines()[1].split() == ["pages", "10", "3", "1", "1", "1"]
    assert "page.md:2\n    - old 2\n    + new" in said
    assert "page.md:3" not in said
    assert results.share_killed(found) == (1, 2)


def test_each_area_has_files_and_each_change_without_effect_names_one() -> None:
    for area in AREAS:
        assert area.files(), area.name
    for file, old, _ in results.reasons():
        assert old in Path(file).read_text("utf-8"), f"{file}: has no line {old!r} any more"
