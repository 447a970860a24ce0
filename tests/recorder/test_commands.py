"""The command line: however a command ends, no process is left and nothing is half-written."""

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

from recorder import __main__ as command_line
from recorder.paths import MATRIX, RUNS, TIMINGS
from recorder.runs.leftovers import MARK
from recorder.runs.terminal import run_at_terminal
from tests.recorder.conftest import HELLO, ROOT, Project, script, wait_until


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


SLEEPER = script(
    'program = [sys.executable, "-c", "import time; time.sleep(600)"]\n'
    "subprocess.Popen(program)\n"
    "subprocess.Popen(program, start_new_session=True)\n"
    'open("started", "w").close()\n'
    "time.sleep(600)"
)


def interrupted(project: Project, end: Callable[[subprocess.Popen[str]], None]) -> tuple[int, str]:
    """End a recorder in the middle of a run with grandchildren; return exit code and errors."""
    project.add("demo/fails", script("sys.exit(3)"), "side_by_side = true")
    project.add("demo/sleeper", SLEEPER, "side_by_side = true")
    project.add("demo/hello")
    recorder = project.begin("record", "--jobs", "2")
    wait_until((project.root / "started").exists)
    assert marked_processes(project)
    told = ""
    while "snippets/demo/fails.py: " not in told:  # the other run of the two
        assert recorder.stderr is not None
        part = os.read(recorder.stderr.fileno(), 4096).decode()
        assert part, told
        told += part
    end(recorder)
    _, errors = recorder.communicate(timeout=60)
    wait_until(lambda: not marked_processes(project))
    assert project.kept("demo/sleeper") is None
    return recorder.returncode, told + errors


def test_ctrl_c_leaves_no_child_nothing_half_written_and_the_reasons_so_far(
    project: Project,
) -> None:
    # The whole group gets the signal, as from a terminal.
    code, errors = interrupted(project, lambda it: os.killpg(it.pid, signal.SIGINT))
    assert code == 130
    assert "Interrupted: nothing is half-written, no process is left." in errors
    assert "snippets/demo/fails.py: " in errors
    assert "Traceback" not in errors
    assert project.leftovers() == []


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP])
def test_a_polite_end_or_a_closed_terminal_does_the_same(project: Project, number: int) -> None:
    code, errors = interrupted(project, lambda it: it.send_signal(number))
    assert code == 130
    assert "Traceback" not in errors
    assert project.leftovers() == []


def test_an_impatient_author_leaves_no_child_either(project: Project) -> None:
    def press_often(recorder: subprocess.Popen[str]) -> None:
        for number in (signal.SIGINT, signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
            os.killpg(recorder.pid, number)
            time.sleep(0.1)

    code, errors = interrupted(project, press_often)
    assert code == 130
    assert "Traceback" not in errors
    assert project.leftovers() == []


def test_even_a_killed_recorder_leaves_no_child_and_the_next_one_tidies_up(
    project: Project,
) -> None:
    code, _ = interrupted(project, lambda it: it.kill())
    assert code == -signal.SIGKILL
    (project.root / "build" / "aside" / "half").mkdir(parents=True)
    project.record_here("--only", "demo/hello")
    assert project.leftovers() == []
    assert project.output("demo/hello") == "hello\n"


def test_a_second_command_waits_for_the_first_and_both_end_well(project: Project) -> None:
    wait = 'while not os.path.exists("build/go"):\n    time.sleep(0.02)'
    project.add("demo/nap", script(f'open("build/here", "w").close()\n{wait}\nprint("done")'))
    first = project.begin("record")
    wait_until((project.root / "build" / "here").exists)
    second = project.begin("record", "--fresh")
    third = project.begin("matrix", "--pythons", f"3.{sys.version_info[1]}")
    for command in (second, third):
        assert command.stdout is not None
        waiting = "Another command is at work in this project; waiting for its end.\n"
        assert command.stdout.readline() == waiting
    (project.root / "build" / "go").touch()
    for command in (first, second, third):
        out, errors = command.communicate(timeout=120)
        assert (command.returncode, errors) == (0, "")
        assert "waiting for its end" not in out
    assert project.output("demo/nap") == "done\n"
    assert (project.root / MATRIX).is_file()
    assert project.leftovers() == []


def test_a_command_that_was_killed_holds_up_nobody(project: Project) -> None:
    project.add("demo/nap", script('open("started", "w").close()\ntime.sleep(600)'))
    first = project.begin("record")
    wait_until((project.root / "started").exists)
    first.kill()
    first.communicate(timeout=60)
    project.change(project.root / "snippets" / "demo" / "nap.py", "time.sleep(600)", "print(1)")
    assert project.record_here().returncode == 0


def on_a_full_disk(project: Project, most: int) -> subprocess.CompletedProcess[str]:
    """Record where the kernel refuses files of more than so many bytes."""
    return subprocess.run(
        project.command("record"),
        cwd=project.root,
        env=project.environment,
        capture_output=True,
        text=True,
        check=False,
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (most, most)),
    )


def test_a_full_disk_keeps_the_earlier_run(project: Project) -> None:
    path = project.add("demo/hello")
    project.record_here()
    before = project.kept("demo/hello")
    path.write_text(HELLO.replace('print("hello")', 'print("x" * 200_000)'), encoding="utf-8")
    done = on_a_full_disk(project, 100_000)
    assert done.returncode == 1
    assert "could not be written" in done.stderr
    assert "(ulimit -f) and run again" in done.stderr
    assert "Traceback" not in done.stderr
    assert project.kept("demo/hello") == before
    assert project.leftovers() == []


def test_a_full_disk_publishes_no_half_of_a_snippet(project: Project) -> None:
    project.add("demo/hello", HELLO + "# more\n" * 1000)
    done = on_a_full_disk(project, 5000)
    assert done.returncode == 1
    assert "could not be written" in done.stderr
    assert "Traceback" not in done.stderr
    assert not (project.root / "docs" / "en" / "snippets" / "demo" / "hello.py").exists()
    assert project.leftovers() == []


def test_a_folder_that_cannot_be_written_is_told_before_anything_runs(project: Project) -> None:
    project.add("demo/hello")
    (project.root / "build").write_text("a file in its place", encoding="utf-8")
    done = project.record_here()
    assert done.returncode == 1
    assert "build/: could not be written: " in done.stderr
    assert "[1/" not in done.stdout


@pytest.mark.parametrize("words", [("record",), ("time",), ("matrix",)])
def test_what_the_machine_lacks_is_told_before_anything_runs(
    project: Project, words: tuple[str, ...]
) -> None:
    project.add("demo/hello")
    done = subprocess.run(
        project.command(*words),
        cwd=project.root,
        env=project.environment,
        capture_output=True,
        text=True,
        check=False,
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_NOFILE, (64, 64)),
    )
    assert done.returncode == 1
    assert done.stderr == (
        "this shell allows 64 open files, but 200 are needed; say: ulimit -n 1024\n"
    )
    assert not (project.root / RUNS).exists()


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="has no /dev/full")
def test_an_output_that_takes_nothing_is_named(project: Project) -> None:
    project.add("demo/hello")
    with open("/dev/full", "w") as full:
        done = subprocess.run(
            project.command("record"),
            cwd=project.root,
            env=project.environment,
            stdout=full,
            stderr=subprocess.PIPE,
            text=True,
            check=False,
        )
    assert done.returncode == 1
    assert done.stderr == "the system: No space left on device; make room and run again\n"


def test_who_has_seen_enough_of_the_output_hears_no_complaint(project: Project) -> None:
    project.add("demo/hello")
    recorder = project.begin("record")
    assert recorder.stdout is not None
    recorder.stdout.close()
    assert recorder.stderr is not None
    with recorder.stderr as stream:
        assert stream.read() == ""
    assert recorder.wait(timeout=60) == 1
    assert not marked_processes(project)


@pytest.mark.parametrize("name", ["a" * 300, "\udcff", "demo"])
def test_an_error_of_the_system_is_told_in_a_line(
    project: Project, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    project.add("demo/hello")

    def fail(*_: object) -> list[str]:
        open(project.root / "snippets" / name, "w").close()
        (project.root / "snippets" / name).rmdir()
        return []

    monkeypatch.setattr(command_line, "files_of_project", fail)
    done = project.record_here()
    assert done.returncode == 1
    assert len(done.stderr.splitlines()) == 1
    assert "snippets" in done.stderr
    assert "run again" in done.stderr or "shorter name" in done.stderr


@pytest.mark.parametrize("words", [("record",), ("time",), ("render",), ("matrix",)])
def test_a_command_elsewhere_than_at_the_root_says_so(
    project: Project, words: tuple[str, ...]
) -> None:
    project.catalog.unlink()
    done = project.do_here(*words)
    assert done.returncode == 1
    assert "snippets/catalog.toml: not here; start this at the root of the project" in done.stderr


def test_render_runs_nothing(project: Project) -> None:
    project.add("demo/hello")
    assert project.do_here("render").returncode == 0
    assert not (project.root / RUNS).exists()
    assert "is not recorded yet" in project.fragment("runs/demo/hello")
    assert (project.root / TIMINGS).is_file()
    assert (project.root / "docs" / "en" / "snippets" / "snippets.zip").is_file()


def test_what_is_gone_from_the_catalog_is_published_no_more(project: Project) -> None:
    path = project.add("demo/one")
    (catalog, page), files = (project.catalog, project.page), []
    for file in (catalog, page):
        files.append(file.read_text(encoding="utf-8"))
        file.write_text("# Page\n" if file == page else "", encoding="utf-8")
    project.add("demo/two")
    for file, text in zip((catalog, page), files, strict=True):
        project.append(file, text)
    assert project.record_here().returncode == 0
    published = project.root / "docs" / "en" / "snippets" / "demo"
    assert sorted(each.name for each in published.iterdir()) == ["one.py", "two.py"]
    path.unlink()
    for file, text in zip((catalog, page), files, strict=True):
        project.change(file, text, "")
    assert project.record_here().returncode == 0
    assert [each.name for each in published.iterdir()] == ["two.py"]
    assert not (project.root / "build" / "pages" / "snippets" / "demo" / "one.md").exists()


@pytest.mark.parametrize("command", ["record", "matrix"])
def test_no_jobs_at_all_is_refused(
    project: Project, command: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as refused:
        command_line.main([command, "--jobs", "0"])
    assert refused.value.code == 2
    assert "--jobs must be at least 1" in capsys.readouterr().err


def test_progress_is_a_bar_at_a_terminal_and_lines_elsewhere(project: Project) -> None:
    project.add("demo/hello")
    assert "[1/1] demo/hello: succeeds as expected" in project.record_here().stdout
    variables = {"PYTHONPATH": project.environment["PYTHONPATH"], "TERM": "xterm"}
    code = (
        f"import os, subprocess; os.environ.update({variables}); "
        f"subprocess.run({project.command('record', '--fresh')})"
    )
    run = run_at_terminal([sys.executable, "-c", code], limit=60, folder=project.root)
    shown = run.output.decode("utf-8")
    assert "1/1" in shown
    assert "━" in shown
    assert "[1/1]" not in shown


@pytest.mark.parametrize("module", ["recorder", "recorder.__main__"])
def test_an_interpreter_older_than_3_11_is_told_what_to_do(module: str) -> None:
    code = f"import sys; sys.version_info = (3, 10, 2, 'final', 0); import {module}"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert "needs Python 3.11 or newer, but runs on 3.10" in done.stderr
    assert "nox -s docs" in done.stderr


def test_the_noxfile_says_the_same() -> None:
    source = (ROOT / "noxfile.py").read_text(encoding="utf-8")
    code = f"import sys; sys.version_info = (3, 10, 2, 'final', 0); exec({source!r})"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert "needs Python 3.11 or newer" in done.stderr
