"""What is run, what is reused, and what an author is told where a run did otherwise."""

import pytest

from recorder.paths import FRAGMENTS
from recorder.runs.machine import usable_cpus
from tests.recorder.conftest import HELLO, Project, script


def recorded(project: Project, *options: str) -> str:
    """Record, check that all went well, and return what was printed."""
    done = project.record_here(*options)
    assert (done.returncode, done.stderr) == (0, "")
    return done.stdout


def test_nothing_is_run_again_when_nothing_changed(project: Project) -> None:
    project.add("demo/one")
    project.add("demo/two", entry="timeline = true\n")
    project.append(project.page, '\n--8<-- "build/pages/runs/demo/two.timeline.md"\n')
    recorded(project)
    states = {path: path.stat().st_mtime_ns for path in project.root.rglob("*")}
    assert "Recording: all is current." in recorded(project)
    after = {path: path.stat().st_mtime_ns for path in project.root.rglob("*") if path.is_file()}
    assert {path for path in after if after[path] != states.get(path)} <= {
        project.root / "build" / "lock"
    }


def test_a_changed_snippet_runs_only_itself(project: Project) -> None:
    path = project.add("demo/one")
    project.add("demo/two")
    recorded(project)
    two = project.kept("demo/two")
    path.write_text(HELLO.replace("hello", "changed"), encoding="utf-8")
    assert "[1/1] demo/one" in recorded(project)
    assert project.output("demo/one") == "changed\n"
    assert project.kept("demo/two") == two


@pytest.mark.parametrize("entry", ['args = ["more"]', "limit = 30", 'start_method = "spawn"'])
def test_a_change_of_what_is_run_runs_again(project: Project, entry: str) -> None:
    project.add("demo/one")
    recorded(project)
    project.append(project.catalog, f"{entry}\n")
    assert "[1/1] demo/one" in recorded(project)


@pytest.mark.parametrize("entry", ['order = "any"', 'axis = "joining"', 'output = "any"'])
def test_a_change_of_what_is_shown_or_expected_runs_nothing(project: Project, entry: str) -> None:
    project.add("demo/one")
    recorded(project)
    project.append(project.catalog, f"{entry}\n")
    assert "all is current" in recorded(project)


def test_fresh_reuses_nothing(project: Project) -> None:
    project.add("demo/one")
    recorded(project)
    assert "[1/1] demo/one" in recorded(project, "--fresh")


def test_what_is_not_whole_is_run_again(project: Project) -> None:
    project.add("demo/one")
    for name in ("run.json", "output.txt"):
        recorded(project)
        (project.folder("demo/one") / name).unlink()
        assert "[1/1] demo/one" in recorded(project)
    (project.folder("demo/one") / "output.txt").write_text("never printed\n", encoding="utf-8")
    recorded(project)
    assert "never printed" not in project.fragment("runs/demo/one")


def test_only_runs_what_is_named(project: Project) -> None:
    project.add("demo/one")
    project.add("demo/two")
    assert "[1/1] demo/two" in recorded(project, "--only", "snippets/demo/two.py")
    assert project.output("demo/one") is None
    assert project.output("demo/two") == "hello\n"


def test_an_unknown_name_after_only(project: Project) -> None:
    project.add("demo/hello")
    done = project.record_here("--only", "demo/helo")
    assert done.returncode == 1
    assert "no entry is called demo/helo" in done.stderr


def test_a_labeled_run_is_kept_beside_the_first(project: Project) -> None:
    source = HELLO.replace('print("hello")', "import sys; print(sys.argv[1:])")
    project.add("demo/one", source)
    project.append(
        project.catalog, '[[snippet]]\nname = "demo/one"\nlabel = "more"\nargs = ["x"]\n'
    )
    project.append(project.page, f'\n--8<-- "{FRAGMENTS.as_posix()}/runs/demo/one.more.md"\n')
    recorded(project)
    assert project.output("demo/one") == "[]\n"
    assert project.output("demo/one.more") == "['x']\n"
    project.append(project.catalog, "limit = 20\n")
    assert "[1/1] demo/one.more" in recorded(project)
    assert project.output("demo/one") == "[]\n"


BREAKS: dict[str, tuple[str, tuple[str, ...]]] = {
    "raises": (script('print("first")\nraise KeyError("why")'), ("first", "KeyError: 'why'")),
    "exits": (script("sys.exit(3)"), ("it ended with exit code 3",)),
    "killed": (script("os.kill(os.getpid(), 9)"), ("it ended with exit code -9",)),
    "hangs": (script('print("so far")\ntime.sleep(600)'), ("so far", "still running after 1 s")),
    "child traceback": (
        script('print("Traceback (most recent call last):")\nprint("OSError: lost")'),
        ("printed a traceback that the catalog does not name",),
    ),
    "hundred megabytes": (
        script('for _ in range(100):\n    sys.stdout.write("x" * 1_000_000)'),
        ("printed more than 1,000,000 bytes; print less",),
    ),
    "not UTF-8": (
        script('sys.stdout.buffer.write(b"caf\\xe9\\n")'),
        ("printed byte 0xe9 at offset 3, which is not UTF-8",),
    ),
    "grandchild in its own session": (
        script(
            'program = [sys.executable, "-c", "import time; time.sleep(600)"]\n'
            "subprocess.Popen(program, start_new_session=True)"
        ),
        ("left behind:", "join or terminate processes, unlink shared memory"),
    ),
}


@pytest.mark.parametrize("fault", BREAKS)
def test_a_snippet_that_breaks_its_promise_is_named_and_not_shown(
    project: Project, fault: str
) -> None:
    source, expected = BREAKS[fault]
    project.add("demo/hello", source, "limit = 1" if fault == "hangs" else "")
    project.add("demo/other")
    done = project.record_here()
    assert done.returncode == 1
    for text in ("snippets/demo/hello.py: ", "Mend snippets/demo/hello.py", *expected):
        assert text in done.stderr
    assert "snippets/catalog.toml:1" in done.stderr
    assert 'File "recorder' not in done.stderr
    assert "is not recorded yet" in project.fragment("runs/demo/hello")
    assert project.output("demo/other") == "hello\n"
    assert project.leftovers() == []


@pytest.mark.parametrize(
    "entry", ['expect = "raises"\nexception = "ValueError"', 'expect = "hangs"\nlimit = 20']
)
def test_one_that_succeeds_though_it_should_fail(project: Project, entry: str) -> None:
    project.add("demo/hello", entry=entry)
    done = project.record_here()
    assert done.returncode == 1
    assert "snippets/demo/hello.py: was expected to" in done.stderr
    assert "but it succeeded" in done.stderr


def test_one_that_raises_something_else(project: Project) -> None:
    project.add("demo/hello", script("raise KeyError"), 'expect = "raises"\nexception = "OSError"')
    done = project.record_here()
    assert done.returncode == 1
    assert "was expected to print the traceback of OSError" in done.stderr


def test_reasons_are_printed_as_they_happen_and_the_rest_is_recorded(project: Project) -> None:
    project.add("demo/one", script("sys.exit(1)"))
    project.add("demo/two")
    project.add("demo/three", script("sys.exit(3)"))
    done = project.record_here()
    assert done.returncode == 1
    assert done.stderr.index("snippets/demo/one.py: ") < done.stderr.index("snippets/demo/three.py")
    assert done.stderr.rstrip().endswith("2 went wrong; the reasons stand above.")
    assert "FAILED: snippets/demo/one.py: " in done.stdout
    assert "FAILED: snippets/demo/three.py: " in done.stdout
    assert "demo/one: FAILED" in done.stdout
    assert project.output("demo/two") == "hello\n"


def test_what_surprised_once_is_made_once_more_and_told_of(project: Project) -> None:
    body = "seen = os.path.exists('seen'); open('seen', 'w').close(); sys.exit(0 if seen else 3)"
    flaky = script(f"os.chdir({str(project.root)!r})\n{body}")
    project.add("demo/flaky", flaky)
    project.add("demo/wrong", script("sys.exit(4)"))
    done = project.record_here()
    assert "snippets/demo/flaky.py: was expected to succeed" in done.stderr
    assert "demo/flaky: succeeds as expected" in done.stdout
    assert "since the first time surprised: demo/flaky, demo/wrong" in done.stdout
    assert "demo/wrong: FAILED" in done.stdout
    assert "1 went wrong" in done.stderr


def test_a_failed_run_is_made_again_the_next_time(project: Project) -> None:
    path = project.add("demo/one", script('print(open("flag").read())'))
    assert project.record_here().returncode == 1
    assert path.is_file()
    (project.root / "flag").write_text("up", encoding="utf-8")
    recorded(project)
    assert project.output("demo/one") == "up\n"


NAP = script("begin = time.time()\ntime.sleep(0.5)\nprint(begin, time.time())")
ALONE = NAP.replace("import os,", "import multiprocessing, os,")
BY_ITSELF = NAP.replace("import os, subprocess, sys, time", "import time")


@pytest.mark.alone
@pytest.mark.parametrize(
    ("source", "entry", "jobs", "overlap"),
    [
        (ALONE, "side_by_side = true", "2", True),
        (ALONE, "side_by_side = true", "1", False),
        (ALONE, "", "2", False),
        (BY_ITSELF, "", "2", usable_cpus() > 1),
        (BY_ITSELF, "", "1", False),
        (BY_ITSELF, 'output = "any"', "2", False),
    ],
)
def test_only_what_waits_or_needs_one_cpu_is_recorded_side_by_side(
    project: Project, source: str, entry: str, jobs: str, overlap: bool
) -> None:
    project.add("demo/one", source, entry)
    project.add("demo/two", source, entry)
    recorded(project, "--jobs", jobs)
    times = [
        tuple(map(float, (project.output(f"demo/{name}") or "").split())) for name in ("one", "two")
    ]
    (_, first_end), (second_begin, _) = sorted(times)
    assert (second_begin < first_end) is overlap
