"""The matrix: every verdict, both directions of surprise, resuming, merging, and what pages say."""

import json
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest

from tests.recorder.conftest import HELLO, ROOT, Project

OWN = f"{sys.version_info[0]}.{sys.version_info[1]}"
OTHER = "3.12" if OWN == "3.11" else "3.11"
METHODS = ("fork", "spawn", "forkserver")
EXPLAINED = 'explained = "page.md#why"\n'

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

SAY_THE_METHOD = '''"""Print the start method."""

import multiprocessing

if __name__ == "__main__":
    print(multiprocessing.get_start_method())
'''

WAIT_FOR_EVER = '''"""Wait for ever."""

import threading

if __name__ == "__main__":
    threading.Event().wait()
'''

NAP = '"""Nap."""\nimport time\n\nif __name__ == "__main__":\n    time.sleep(0.4)\n'

SPAWN_ONLY_IF_ASKED = '''"""Choose a start method once."""

import multiprocessing

if __name__ == "__main__":
    multiprocessing.set_start_method("spawn")
    print("chosen")
'''


def matrix(
    project: Project, *options: str, pythons: tuple[str, ...] = (OWN,)
) -> subprocess.CompletedProcess[str]:
    """Run the matrix of this project, on this Python alone by default."""
    return subprocess.run(
        [sys.executable, "-m", "recorder.matrix", *options]
        + ([] if "--merge" in options else ["--pythons", *pythons]),
        cwd=project.root,
        env=project.environment,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )


def machines(project: Project) -> list[dict[str, Any]]:
    """Return the machines of the project's results."""
    text = (project.root / "build" / "matrix.json").read_text(encoding="utf-8")
    found: list[dict[str, Any]] = json.loads(text)["machines"]
    return found


def verdicts(project: Project) -> dict[tuple[str, str], str]:
    """Return each verdict by run and start method."""
    (machine,) = machines(project)
    return {(cell["run"], cell["start_method"]): cell["verdict"] for cell in machine["cells"]}


def fragment(project: Project, name: str) -> str:
    """Return what pages include, after a build's first step."""
    done = project.record()
    assert done.returncode == 0, done.stderr
    return (project.root / "build" / "matrix" / f"{name}.md").read_text(encoding="utf-8")


@pytest.fixture
def explained(project: Project) -> Project:
    """Return a project whose page has a section that explains."""
    page = project.root / "docs" / "en" / "page.md"
    page.write_text("# Page { #page }\n\n## Why { #why }\n", encoding="utf-8")
    return project


def test_every_verdict_is_found_and_none_is_missing(explained: Project) -> None:
    explained.add("a/hello", HELLO)
    explained.add(
        "a/say",
        SAY_THE_METHOD,
        "under = { fork = { output = 'different' }, forkserver = { output = 'different' } }\n"
        + EXPLAINED,
    )
    explained.add("a/wait", WAIT_FOR_EVER, 'expect = "hangs"\nlimit = 0.5\nside_by_side = true\n')
    explained.add("a/fail", "raise ValueError(3)\n", 'expect = "raises"\nexception = "ValueError"')
    explained.add("a/lack", HELLO, 'needs = { packages = ["no-such-package"] }')
    done = matrix(explained)
    assert done.returncode == 0, done.stderr
    expected = {
        "a/hello": ["as expected"] * 3,
        "a/say": ["different output", "as expected", "different output"],
        "a/wait": ["hangs"] * 3,
        "a/fail": ["raises ValueError"] * 3,
        "a/lack": ["not run"] * 3,
    }
    assert verdicts(explained) == {
        (run, method): verdict
        for run, each in expected.items()
        for method, verdict in zip(METHODS, each, strict=True)
    }


def test_a_snippet_that_works_only_under_fork_must_say_so(explained: Project) -> None:
    explained.add("a/fork_only", ONLY_UNDER_FORK)
    undeclared = matrix(explained)
    assert undeclared.returncode == 1
    assert "a/fork_only under spawn" in undeclared.stderr
    assert "a/fork_only under forkserver" in undeclared.stderr
    assert "under fork on" not in undeclared.stderr
    assert "snippets/catalog.toml" in undeclared.stderr

    catalog = explained.root / "snippets" / "catalog.toml"
    declaration = (
        'expect = "raises"\nexception = "AttributeError"\n'
        'under = { fork = { expect = "succeeds" } }\n'
    )
    catalog.write_text(catalog.read_text("utf-8") + declaration + EXPLAINED, encoding="utf-8")
    declared = matrix(explained)
    # The child's AttributeError is printed in its parent: under forkserver and spawn, exit code 1.
    assert declared.returncode == 0, declared.stderr


def test_an_unexpected_success_is_a_surprise_too(explained: Project) -> None:
    entry = 'under = { spawn = { expect = "raises", exception = "ValueError" } }\n' + EXPLAINED
    explained.add("a/hello", HELLO, entry)
    done = matrix(explained)
    assert done.returncode == 1
    assert "was expected to raise ValueError, but it succeeded" in done.stderr
    assert done.stderr.count("a/hello under") == 1


def test_undeclared_other_output_is_a_surprise_and_is_shown(project: Project) -> None:
    project.add("a/say", SAY_THE_METHOD)
    done = matrix(project)
    assert done.returncode == 1
    assert "'different output' instead of 'as expected'" in done.stderr
    assert "'fork'" in done.stderr
    assert "'spawn'" in done.stderr


def test_declared_other_output_that_is_the_same_is_a_surprise(explained: Project) -> None:
    entry = 'under = { fork = { output = "different" } }\n' + EXPLAINED
    explained.add("a/hello", HELLO, entry)
    done = matrix(explained)
    assert done.returncode == 1
    assert "'as expected' instead of 'different output'" in done.stderr


def test_output_that_changes_with_each_run_is_not_compared(project: Project) -> None:
    source = (
        '"""Print an id."""\n\nimport os\n\nif __name__ == "__main__":\n    print(os.getpid())\n'
    )
    project.add("a/identify", source, 'output = "any"')
    done = matrix(project)
    assert done.returncode == 0, done.stderr


def test_a_snippet_may_still_choose_its_start_method(project: Project) -> None:
    project.add("a/choose", SPAWN_ONLY_IF_ASKED)
    done = matrix(project)
    assert done.returncode == 0, done.stderr


@pytest.mark.parametrize("condition", ["frok", ">3.12", "3.12", "spawn and fork", ""])
def test_a_place_that_does_not_exist_is_refused(explained: Project, condition: str) -> None:
    entry = f'under = {{ "{condition}" = {{ output = "different" }} }}\n' + EXPLAINED
    explained.add("a/hello", HELLO, entry)
    done = matrix(explained)
    assert done.returncode == 1
    assert "snippets/catalog.toml:1: `under` of 'a/hello' says" in done.stderr


def test_what_depends_on_the_place_must_be_explained(explained: Project) -> None:
    explained.add("a/hello", HELLO, 'under = { fork = { output = "different" } }')
    assert "say in `explained`" in matrix(explained).stderr
    catalog = explained.root / "snippets" / "catalog.toml"
    catalog.write_text(catalog.read_text("utf-8") + 'explained = "page.md#no"\n', encoding="utf-8")
    done = explained.record()
    assert done.returncode == 1
    assert "explained = 'page.md#no' leads to no section" in done.stderr


def test_a_missing_python_is_never_shown_as_a_success(project: Project) -> None:
    project.add("a/hello", HELLO)
    bare = project.root / "bin"
    bare.mkdir()
    done = subprocess.run(
        [sys.executable, "-m", "recorder.matrix", "--pythons", OWN, OTHER],
        cwd=project.root,
        env=project.environment | {"PATH": str(bare)},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert f"Python {OTHER}: not on this machine" in done.stdout
    (machine,) = machines(project)
    assert len(machine["cells"]) == 6
    for cell in machine["cells"]:
        assert cell["verdict"] == ("as expected" if cell["python"] == OWN else "not run")
    text = fragment(project, "a/hello")
    assert f"– not run under fork, spawn and forkserver on Python {OTHER}" in text
    assert f"✓ works under fork, spawn and forkserver on Python {OWN} " in text


def test_interrupted_and_started_again_it_goes_on_where_it_stopped(project: Project) -> None:
    for number in range(6):
        project.add(f"a/nap_{number}", NAP)
    command = [sys.executable, "-m", "recorder.matrix", "--jobs", "1", "--pythons", OWN]
    running = subprocess.Popen(
        command,
        cwd=project.root,
        env=project.environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    assert running.stdout is not None
    while "[5/18]" not in (line := running.stdout.readline()):
        assert line, "it ended early"
    running.send_signal(signal.SIGINT)
    _, errors = running.communicate(timeout=30)
    assert running.returncode == 130
    assert "goes on from here" in errors
    done_before = len(machines(project)[0]["cells"])
    assert 5 <= done_before < 18
    done = matrix(project)
    assert done.returncode == 0, done.stderr
    assert f"/{18 - done_before}]" in done.stdout
    assert len(machines(project)[0]["cells"]) == 18
    assert "all is current" in matrix(project).stdout


def test_killed_without_warning_it_leaves_whole_results(project: Project) -> None:
    for number in range(8):
        project.add(f"a/nap_{number}", NAP)
    running = subprocess.Popen(
        [sys.executable, "-m", "recorder.matrix", "--jobs", "1", "--pythons", OWN],
        cwd=project.root,
        env=project.environment,
        stdout=subprocess.DEVNULL,
    )
    deadline = time.monotonic() + 60
    while not (project.root / "build" / "matrix.json").exists():
        assert time.monotonic() < deadline
        time.sleep(0.1)
    running.kill()
    running.wait()
    assert machines(project)[0]["cells"]
    assert matrix(project).returncode == 0


def test_pages_never_show_an_old_verdict(project: Project) -> None:
    path = project.add("a/hello", HELLO)
    assert "`nox -s matrix`" in fragment(project, "a/hello")
    assert "Nothing has been checked" in fragment(project, "overview")
    assert matrix(project).returncode == 0
    assert "✓" in fragment(project, "a/hello")
    path.write_text(HELLO.replace("hello", "good day"), encoding="utf-8")
    assert "not checked on these sources yet. `nox -s matrix`" in fragment(project, "a/hello")
    assert "✓" not in fragment(project, "a/hello")
    assert "✓" not in fragment(project, "overview")
    assert matrix(project).returncode == 0
    assert "✓" in fragment(project, "a/hello")


def second_machine(project: Project) -> Path:
    """Write by hand what another machine would have found, and return the file."""
    results = json.loads((project.root / "build" / "matrix.json").read_text(encoding="utf-8"))
    (machine,) = results["machines"]
    machine |= {"name": "Windows AMD64", "system": "Windows", "os": "Windows 11"}
    for cell in machine["cells"]:
        if cell["start_method"] != "spawn":
            cell |= {"outcome": "not run", "output": None}
            cell |= {"reason": f"Windows has no {cell['start_method']}", "verdict": "not run"}
    path = project.root / "windows.json"
    path.write_text(json.dumps(results), encoding="utf-8")
    return path


def test_the_merged_file_of_two_machines_shows_both_and_what_is_missing(project: Project) -> None:
    project.add("a/hello", HELLO)
    assert matrix(project, "--machine", "Linux here").returncode == 0
    windows = second_machine(project)
    linux = (project.root / "build" / "matrix.json").rename(project.root / "linux.json")
    done = matrix(project, "--merge", str(linux), str(windows), "--machines", "macOS arm64")
    assert done.returncode == 0, done.stderr
    overview = fragment(project, "overview")
    linux_part, mac_part, windows_part = overview.split("\n## ")[-3:]
    assert "✓ works" in linux_part
    assert linux_part.count("– not run") == 3, "the other Pythons, under each method"
    assert "✓" not in mac_part
    assert "– Not run: this machine brought no result." in mac_part
    row = next(line for line in windows_part.splitlines() if "hello</code>" in line)
    fork, spawn, forkserver = row.split(" | ")[1:4]
    assert "✓" not in fork + forkserver
    assert f"✓ works <small>{OWN}</small>" in spawn
    line = fragment(project, "a/hello")
    assert "✓ works under fork, spawn and forkserver" in line
    assert f"under spawn on Python {OWN} (Windows AMD64)" in line
    assert "Windows has no fork" in line
    defaults = fragment(project, "defaults")
    assert "| macOS arm64 | – not run |" in defaults


def test_merged_results_of_one_machine_complete_each_other(project: Project) -> None:
    project.add("a/hello", HELLO)
    assert matrix(project, "--machine", "one").returncode == 0
    first = (project.root / "build" / "matrix.json").rename(project.root / "first.json")
    results = json.loads(first.read_text(encoding="utf-8"))
    python = results["machines"][0]["pythons"].pop(OWN)
    results["machines"][0]["pythons"][OTHER] = python
    for cell in results["machines"][0]["cells"]:
        cell["python"] = OTHER
    second = project.root / "second.json"
    second.write_text(json.dumps(results), encoding="utf-8")
    assert matrix(project, "--merge", str(first), str(second)).returncode == 0
    (machine,) = machines(project)
    assert {cell["python"] for cell in machine["cells"]} == {OWN, OTHER}
    assert set(machine["pythons"]) >= {OWN, OTHER}


@pytest.mark.parametrize(
    "content", ["", "{", "[]", '{"format": 2, "machines": []}', '{"format": 1, "machines": [{}]}']
)
def test_a_broken_result_is_named_and_nothing_is_replaced(project: Project, content: str) -> None:
    project.add("a/hello", HELLO)
    assert matrix(project).returncode == 0
    before = machines(project)
    broken = project.root / "broken.json"
    broken.write_text(content, encoding="utf-8")
    done = matrix(project, "--merge", str(broken))
    assert done.returncode == 1
    assert "broken.json: not a result of the matrix" in done.stderr
    assert "Traceback" not in done.stderr
    assert machines(project) == before
    missing = matrix(project, "--merge", "nowhere.json")
    assert "nowhere.json: No such file or directory" in missing.stderr


def test_an_unknown_snippet_is_refused(project: Project) -> None:
    project.add("a/hello", HELLO)
    done = matrix(project, "--only", "a/goodbye")
    assert done.returncode == 1
    assert "no entry is called a/goodbye" in done.stderr


def test_a_labelled_run_with_a_method_of_its_own_is_run_under_that_alone(project: Project) -> None:
    project.add("a/hello", HELLO)
    entry = 'label = "spawned"\nstart_method = "spawn"'
    catalog = project.root / "snippets" / "catalog.toml"
    with open(catalog, "a", encoding="utf-8") as file:
        file.write(f'[[snippet]]\nname = "a/hello"\n{entry}\n')
    assert matrix(project).returncode == 0
    assert [m for run, m in verdicts(project) if run == "a/hello.spawned"] == ["spawn"]


def test_the_keys_of_the_results_are_documented(project: Project) -> None:
    project.add("a/hello", HELLO)
    assert matrix(project).returncode == 0
    (machine,) = machines(project)
    text = (ROOT / "docs" / "en" / "about" / "matrix.md").read_text(encoding="utf-8")
    keys = {*machine, *machine["cells"][0], *machine["pythons"][OWN], "format", "machines"}
    assert [key for key in sorted(keys) if f"`{key}`" not in text] == []
