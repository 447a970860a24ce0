"""Bad input gets a clear error with file, line and remedy, and nothing is lost."""

import os
import resource
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import psutil
import pytest

from recorder.terminal import MARK
from tests.recorder.conftest import HELLO, Project


def script(body: str) -> str:
    """Return a snippet that does this under its guard."""
    lines = "".join(f"    {line}\n" for line in body.splitlines())
    return f'"""Do it."""\nimport os, subprocess, sys, time\n\nif __name__ == "__main__":\n{lines}'


def marked_processes(project: Project) -> list[psutil.Process]:
    """Return the living processes that this project's recorder started."""
    found = []
    for process in psutil.process_iter():
        try:
            ours = MARK in process.environ() and Path(process.cwd()) == project.root
            if ours and process.status() != psutil.STATUS_ZOMBIE:
                found.append(process)
        except (psutil.Error, OSError):
            continue
    return found


def refused(project: Project, *expected: str) -> str:
    """Record, and check that it fails with all of these words and no traceback of its own."""
    done = project.record()
    assert done.returncode == 1, done.stdout
    for text in expected:
        assert text in done.stderr, done.stderr
    assert "recorder/" not in done.stderr
    assert project.leftovers() == []
    return done.stderr


def change_page(project: Project, old: str, new: str) -> None:
    page = project.root / "docs" / "en" / "page.md"
    text = page.read_text(encoding="utf-8")
    assert old in text
    page.write_text(text.replace(old, new), encoding="utf-8")


def test_a_page_that_includes_a_missing_snippet(project: Project) -> None:
    project.add("demo/hello")
    change_page(project, "snippets/demo/hello.py", "snippets/demo/helo.py")
    refused(project, "docs/en/page.md:4:", "'snippets/demo/hello.py'?")


def test_a_page_that_includes_a_missing_section(project: Project) -> None:
    project.add("demo/hello", HELLO + "# --8<-- [start:end]\n# --8<-- [end:end]\n")
    change_page(project, "hello.py", "hello.py:ende")
    refused(project, "docs/en/page.md:4:", "no section 'ende'", "'end'?")


def test_a_page_that_includes_a_missing_recording(project: Project) -> None:
    project.add("demo/hello")
    change_page(project, "hello/output.md", "helo/output.md")
    refused(project, "docs/en/page.md:7:", "hello/output.md'?")


def test_a_table_that_nothing_records(project: Project) -> None:
    project.add("demo/hello")
    change_page(project, "hello/output.md", "hello/table.md")
    refused(project, "docs/en/page.md:7:", "nothing in snippets/catalog.toml makes it")


@pytest.mark.parametrize("line", ["--8<--", "--8<-- snippets/demo/hello.py", 'x --8<-- "a.py"'])
def test_an_include_that_the_builder_would_not_see(project: Project, line: str) -> None:
    project.add("demo/hello")
    change_page(project, "# Page\n", f"# Page\n\n{line}\n")
    refused(project, "docs/en/page.md:3:", "on a line of its own")


def test_a_snippet_missing_from_the_catalog(project: Project) -> None:
    project.add("demo/hello")
    (project.root / "snippets" / "demo" / "new.py").write_text(HELLO, encoding="utf-8")
    refused(project, "snippets/demo/new.py: not in snippets/catalog.toml; add a [[snippet]]")


def test_a_snippet_on_no_page(project: Project) -> None:
    project.add("demo/hello")
    (project.root / "docs" / "en" / "page.md").write_text("# Page\n", encoding="utf-8")
    refused(project, "snippets/demo/hello.py: no page shows it", "no page shows this recording")


HELLO_RUN = '{ snippet = "demo/hello" }'


@pytest.mark.parametrize(
    ("entry", "expected"),
    [
        ('expct = "raises"', "snippets/catalog.toml:3: unknown key 'expct' in snippet 1"),
        ("limit = true", "snippets/catalog.toml:3:"),
        ('order = "random"', "snippets/catalog.toml:3:"),
        ("args = [3]", "snippets/catalog.toml:3:"),
        ('expect = "raises"', "snippets/catalog.toml:1: 'demo/hello' raises; say which"),
        (
            'under = { frok = { expect = "hangs" } }',
            "snippets/catalog.toml:1: `under` of 'demo/hello' says 'frok'",
        ),
        ("[[snipet]]", "snippets/catalog.toml: extra fields found (snipet)"),
        ("name =", "snippets/catalog.toml: not valid TOML"),
        ('[[snippet]]\nname = "demo/no"', "snippets/catalog.toml:3: snippets/demo/no.py does not"),
        ('[[snippet]]\nname = "demo/hello"', "snippets/catalog.toml:3: 'demo/hello' stands here"),
        (
            '[[comparison]]\nid = "demo/x"\nruns = [{ snippet = "demo/no" }]',
            "snippets/catalog.toml:3: no snippet is called 'demo/no'",
        ),
        (
            '[[comparison]]\nid = "demo/x"\nrounds = 1\nruns = [{ snippet = "demo/hello" }]',
            "snippets/catalog.toml:3: 1 rounds show no spread",
        ),
        (
            '[[comparison]]\nid = "demo/x"\nruns = [{ snippet = "demo/hello", within = "Pool" }]',
            "snippets/catalog.toml:3: 'hello.py' calls nothing; name the function in `call`",
        ),
        (
            '[[comparison]]\nid = "demo/x"\nruns = [{ snippet = "demo/hello", sweep = true }]',
            "snippets/catalog.toml:3: 'hello.py' has a sweep and no pool",
        ),
        (
            f'[[comparison]]\nid = "demo/x"\nruns = [{", ".join([HELLO_RUN] * 2)}]',
            "snippets/catalog.toml:3: two runs are called 'hello.py'; give each a `name`",
        ),
        (
            '[[comparison]]\nid = "demo/x"\nagainst = ["no"]\nruns = [{ snippet = "demo/hello" }]',
            "snippets/catalog.toml:3: `against` names 'no', but no run is called so",
        ),
        (
            f'[[comparison]]\nid = "demo/x"\nsizes = ["1"]\ncopies = true\nruns = [{HELLO_RUN}]',
            "snippets/catalog.toml:3: `sizes` go with no copies, tasks or ceiling",
        ),
        (
            '[[comparison]]\nid = "demo/x"\ncopies = true\nruns = [{ snippet = "demo/hello" }]',
            "snippets/catalog.toml:3: copies are made of the first run's function",
        ),
    ],
)
def test_a_catalog_with_a_fault(project: Project, entry: str, expected: str) -> None:
    project.add("demo/hello", entry=entry)
    refused(project, expected)
    assert project.recording("demo/hello") == {}


def test_a_missing_catalog(project: Project) -> None:
    (project.root / "snippets" / "catalog.toml").unlink()
    refused(project, "snippets/catalog.toml: the catalog is missing; create it")


def test_an_unknown_name_after_only(project: Project) -> None:
    project.add("demo/hello")
    done = project.record("--only", "demo/helo")
    assert done.returncode == 1
    assert "no entry is called demo/helo" in done.stderr


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
        ("left processes behind:", "join or terminate them"),
    ),
}


@pytest.mark.parametrize("fault", BREAKS)
def test_a_snippet_that_breaks_its_promise_loses_nothing(project: Project, fault: str) -> None:
    source, expected = BREAKS[fault]
    path = project.add("demo/hello", entry="limit = 1" if fault == "hangs" else "")
    project.add("demo/other")
    assert project.record().returncode == 0
    before = project.recording("demo/hello")
    path.write_text(source, encoding="utf-8")
    begin = time.monotonic()
    message = refused(project, "snippets/demo/hello.py", *expected)
    assert time.monotonic() - begin < 60
    assert "recording" in message
    assert "kept" in message
    assert project.recording("demo/hello") == before
    assert marked_processes(project) == []


@pytest.mark.parametrize(
    "entry",
    ['expect = "raises"\nexception = "ValueError"', 'expect = "hangs"\nlimit = 20'],
)
def test_one_that_succeeds_though_it_should_fail(project: Project, entry: str) -> None:
    project.add("demo/hello", entry=entry)
    refused(project, "snippets/demo/hello.py: was expected to", "but it succeeded")


def test_one_that_raises_something_else(project: Project) -> None:
    project.add("demo/hello", script("raise KeyError"), 'expect = "raises"\nexception = "OSError"')
    refused(project, "was expected to print the traceback of OSError")


def test_all_faults_are_told_at_once_and_the_rest_is_recorded(project: Project) -> None:
    project.add("demo/one", script("sys.exit(1)"))
    project.add("demo/two")
    project.add("demo/three", script("sys.exit(3)"))
    refused(project, "snippets/demo/one.py", "snippets/demo/three.py")
    assert project.recording("demo/two")["output.txt"] == b"hello\n"


def record_on_a_full_disk(
    project: Project, most: int, *options: str
) -> subprocess.CompletedProcess[str]:
    """Run the recorder where the kernel refuses files of more than so many bytes."""
    return subprocess.run(
        project.command(*options),
        cwd=project.root,
        env=project.environment,
        capture_output=True,
        text=True,
        check=False,
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (most, most)),
    )


def test_a_full_disk_keeps_the_earlier_recording(project: Project) -> None:
    path = project.add("demo/hello")
    project.record()
    before = project.recording("demo/hello")
    path.write_text(HELLO.replace('print("hello")', 'print("x" * 200_000)'), encoding="utf-8")
    done = record_on_a_full_disk(project, 100_000)
    assert done.returncode == 1
    assert "demo/hello: could not be written" in done.stderr
    assert "make room and run again" in done.stderr
    assert "Traceback" not in done.stderr
    assert project.recording("demo/hello") == before
    assert project.leftovers() == []


def test_a_full_disk_publishes_no_half_of_a_snippet(project: Project) -> None:
    project.add("demo/hello", HELLO + "# more\n" * 1000)
    done = record_on_a_full_disk(project, 1000)
    assert done.returncode == 1
    assert "docs/en/snippets/demo/hello.py: could not be written" in done.stderr
    assert "Traceback" not in done.stderr
    assert not (project.root / "docs" / "en" / "snippets" / "demo" / "hello.py").exists()


def interrupted(project: Project, end: Callable[[subprocess.Popen[str]], None]) -> int:
    """End a recorder in the middle of a run with grandchildren, and return its exit code."""
    source = script(
        'program = [sys.executable, "-c", "import time; time.sleep(600)"]\n'
        "subprocess.Popen(program)\n"
        "subprocess.Popen(program, start_new_session=True)\n"
        'open("started", "w").close()\n'
        "time.sleep(600)"
    )
    project.add("demo/sleeper", source, entry="side_by_side = true")
    project.add("demo/hello")
    recorder = subprocess.Popen(
        project.command(),
        cwd=project.root,
        env=project.environment,
        text=True,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        start_new_session=True,
        # A test run in the background ignores Ctrl-C; an author's terminal does not.
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),  # noqa: PLW1509
    )
    deadline = time.monotonic() + 30
    while not (project.root / "started").exists():
        assert time.monotonic() < deadline
        time.sleep(0.01)
    end(recorder)
    recorder.communicate(timeout=30)
    deadline = time.monotonic() + 10
    while marked_processes(project) and time.monotonic() < deadline:
        time.sleep(0.05)
    assert marked_processes(project) == []
    assert project.recording("demo/sleeper") == {}
    assert project.leftovers() == []
    return recorder.returncode


def test_ctrl_c_leaves_no_child_and_nothing_half_written(project: Project) -> None:
    # The whole group gets the signal, as from a terminal.
    assert interrupted(project, lambda it: os.killpg(it.pid, signal.SIGINT)) == 130


def test_a_polite_end_does_the_same(project: Project) -> None:
    assert interrupted(project, lambda it: it.terminate()) == 130


def test_even_a_killed_recorder_leaves_no_child(project: Project) -> None:
    assert interrupted(project, lambda it: it.kill()) == -signal.SIGKILL


def test_an_interpreter_older_than_3_11_is_told_what_to_do() -> None:
    code = "import sys; sys.version_info = (3, 10, 2, 'final', 0); import recorder"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert "needs Python 3.11 or newer, but runs on 3.10" in done.stderr
    assert "nox -s docs" in done.stderr


def test_the_noxfile_says_the_same() -> None:
    source = (Path(__file__).parents[2] / "noxfile.py").read_text(encoding="utf-8")
    code = f"import sys; sys.version_info = (3, 10, 2, 'final', 0); exec({source!r})"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert "needs Python 3.11 or newer" in done.stderr
