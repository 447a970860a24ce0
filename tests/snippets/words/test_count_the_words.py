import json
import os
import re
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.snippets.conftest import ROOT, RunSnippet

PROGRAM = (ROOT / "snippets" / "words" / "count_the_words.py").read_text("utf-8")
PAGE = (ROOT / "docs" / "en" / "word_count.md").read_text("utf-8")
LAST_LINE = '        return Counter(re.findall(r"\\w+", text.lower())), ""\n'
GUARD = 'if __name__ == "__main__":\n'
TASK = "def count_words(path):\n"
FOUND = "        hold_ctrl_c(signal.SIG_BLOCK)"


class Program:
    """The program as a file of its own, under a start method, with lines put into it."""

    def __init__(self, folder: Path, method: str) -> None:
        self.path = folder / "program.py"
        self.method = method
        self.texts = folder / "texts"
        self.texts.mkdir()

    def command(self, *arguments: str, task: str = "", found: str = "") -> list[str]:
        start = f"    __import__('multiprocessing').set_start_method({self.method!r})\n"
        text = PROGRAM.replace(GUARD, GUARD + start)
        text = text.replace(TASK, TASK + task).replace(FOUND, found + FOUND, 1)
        self.path.write_text(text, "utf-8")
        return [sys.executable, str(self.path), *arguments]

    def run(self, *arguments: str, **lines: str) -> subprocess.CompletedProcess[str]:
        command = self.command(*(arguments or [str(self.texts)]), **lines)
        return subprocess.run(command, capture_output=True, text=True, timeout=120, check=False)


@pytest.fixture
def program(tmp_path: Path, start_method: str) -> Program:
    return Program(tmp_path, start_method)


def test_without_an_argument_it_counts_a_sample(run: RunSnippet) -> None:
    printed = run("words/count_the_words").text.rpartition("\N{SYMBOL FOR CARRIAGE RETURN}")[2]
    assert printed.splitlines() == [
        "8 files found, 140,000 words counted",
        "     56,000  a",
        "     28,000  and",
        "     28,000  cat",
        "     28,000  dog",
    ]


def test_it_counts_subfolders_links_and_what_the_pattern_fits(program: Program) -> None:
    (program.texts / "deep").mkdir()
    (program.texts / "deep" / "a.txt").write_text("One TWO two\n", "utf-8")
    (program.texts / "b.txt").write_text("größer, naïve: two\n", "utf-8")
    (program.texts / "empty.txt").touch()
    (program.texts / "c.log").write_text("not counted\n", "utf-8")
    (program.texts / "link.txt").symlink_to(program.texts / "b.txt")
    (program.texts / "round").symlink_to(program.texts)
    done = program.run()
    assert (done.returncode, done.stderr) == (0, "4 files found, 9 words counted\n")
    assert done.stdout.splitlines() == [
        "          4  two",
        "          2  größer",
        "          2  naïve",
        "          1  one",
    ]
    logs = program.run(str(program.texts), "--pattern", "*.log")
    assert logs.stderr == "1 files found, 2 words counted\n"
    assert logs.stdout.splitlines() == ["          1  counted", "          1  not"]
    one = program.run(str(program.texts), "--workers", "1")
    assert one.stdout == done.stdout


def test_an_empty_folder_has_no_words(program: Program) -> None:
    done = program.run()
    assert (done.returncode, done.stdout, done.stderr) == (
        0,
        "",
        "0 files found, 0 words counted\n",
    )


def test_wrong_arguments_are_refused_in_words(program: Program) -> None:
    (program.texts / "one.txt").touch()
    for wrong in (str(program.texts / "missing"), str(program.texts / "one.txt"), "", "a" * 300):
        done = program.run(wrong)
        assert done.returncode == 2
        assert f"error: not a folder: {wrong!r}\n" in done.stderr
    assert program.run("--workers", "0").returncode == 2
    assert "at least 1" in program.run("--workers", "0").stderr


def test_what_cannot_be_read_is_listed_and_the_rest_counted(program: Program) -> None:
    (program.texts / "good.txt").write_text("a word\n", "utf-8")
    (program.texts / "latin.txt").write_bytes("café\n".encode("latin-1"))
    (program.texts / "binary.txt").write_bytes(bytes(range(256)) * 1000)
    (program.texts / "nowhere.txt").symlink_to(program.texts / "gone")
    (program.texts / "itself.txt").symlink_to(program.texts / "itself.txt")
    Path(os.fsdecode(os.fsencode(program.texts) + b"/\xff.txt")).write_bytes(b"\xff\n")
    os.mkfifo(program.texts / "pipe.txt")
    done = program.run()
    assert done.returncode == 1
    head, *lines = done.stderr.splitlines()
    assert head == "4 files found, 2 words counted"
    problems = [line.removeprefix("not counted: ") for line in lines if "not counted" in line]
    base = str(program.texts)
    assert problems == [
        f"'{base}/\\udcff.txt': UnicodeDecodeError",
        f"'{base}/binary.txt': UnicodeDecodeError",
        f"'{base}/itself.txt': OSError",
        f"'{base}/latin.txt': UnicodeDecodeError",
        f"'{base}/nowhere.txt': FileNotFoundError",
    ]


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_what_one_may_not_read_is_listed(program: Program) -> None:
    (program.texts / "secret.txt").write_text("a word\n", "utf-8")
    (program.texts / "secret.txt").chmod(0)
    (program.texts / "closed").mkdir(mode=0)
    done = program.run()
    assert done.returncode == 1
    assert done.stderr.count("PermissionError") == 2


def test_a_file_that_vanishes_is_listed(program: Program) -> None:
    for name in ("a", "b"):
        (program.texts / f"{name}.txt").write_text("a word\n", "utf-8")
    done = program.run(found="        found[0][1].unlink()\n")
    assert done.returncode == 1
    assert done.stderr.startswith("2 files found, 2 words counted\n")
    assert done.stderr.count("FileNotFoundError") == 1


def test_a_file_that_is_too_large_or_odd_for_the_task_is_listed(program: Program) -> None:
    for name in ("a", "b", "c"):
        (program.texts / f"{name}.txt").write_text("a word\n", "utf-8")
    program.command()
    task = "        if path.name in ('a.txt', 'b.txt'):\n            raise {a}\n" + LAST_LINE
    text = program.path.read_text("utf-8")
    for error in ("MemoryError", "ZeroDivisionError('by a mistake of the reader')"):
        changed = task.replace("{a}", error)
        program.path.write_text(text.replace(LAST_LINE, changed), "utf-8")
        command = [sys.executable, str(program.path), str(program.texts)]
        done = subprocess.run(command, capture_output=True, text=True, timeout=120, check=False)
        assert done.returncode == 1
        assert done.stderr.startswith("3 files found, 2 words counted\n")
        assert done.stderr.count(error.partition("(")[0]) == 2


def test_a_byte_order_mark_is_no_part_of_a_word(program: Program) -> None:
    (program.texts / "a.txt").write_text("word", "utf-8-sig")
    (program.texts / "b.txt").write_text("word", "utf-8")
    assert program.run().stdout == "          2  word\n"


def test_no_pattern_makes_a_traceback(program: Program) -> None:
    (program.texts / "a.txt").write_text("a word\n", "utf-8")
    for pattern in ("", ".", "[", "a/b", "**"):
        done = program.run(str(program.texts), "--pattern", pattern)
        assert (done.returncode, "Traceback" in done.stderr) == (0, False)


def test_a_killed_worker_ends_the_count_and_what_was_counted_is_shown(program: Program) -> None:
    for n in range(20):
        (program.texts / f"{n}.txt").write_text("a word\n", "utf-8")
    kill = "    if path.name == '3.txt': os.kill(os.getpid(), 9)\n"
    done = program.run(task=kill)
    assert done.returncode == 1
    assert done.stderr.splitlines()[0].startswith("20 files found, ")
    assert done.stderr.endswith(" files: worker killed\n")
    assert "Traceback" not in done.stderr


def living(group: int) -> list[str]:
    """Return the processes of a group that have not ended."""
    found = []
    for path in Path("/proc").glob("[0-9]*/stat"):
        try:
            state, _, its_group = path.read_text().rpartition(")")[2].split()[:3]
        except OSError:
            continue
        if int(its_group) == group and state != "Z":
            found.append(path.parent.name)
    return found


@pytest.mark.skipif(sys.platform != "linux", reason="reads /proc")
def test_ctrl_c_prints_what_was_counted_and_leaves_no_process(program: Program) -> None:
    for n in range(20):
        (program.texts / f"{n}.txt").write_text("a word\n", "utf-8")
    slow = "    path.with_suffix('.begun').touch(); __import__('time').sleep(0.5)\n"
    slow += "    path.with_suffix('.ended').touch()\n"
    running = subprocess.Popen(
        program.command(str(program.texts), "--workers", "2", task=slow),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )
    until = time.monotonic() + 60
    while not list(program.texts.glob("*.begun")) and time.monotonic() < until:
        time.sleep(0.01)
    os.killpg(running.pid, signal.SIGINT)
    stdout, stderr = running.communicate(timeout=60)
    assert running.returncode == 1
    assert stdout == "" or stdout.startswith("          ")
    head, *rest = stderr.splitlines()
    assert head.startswith("20 files found, ")
    assert [line.partition(" files")[2] for line in rest] == [": Ctrl-C"]
    begun = {path.stem for path in program.texts.glob("*.begun")}
    assert begun == {path.stem for path in program.texts.glob("*.ended")}
    assert len(begun) < 20
    until = time.monotonic() + 20
    while living(running.pid) and time.monotonic() < until:
        time.sleep(0.05)
    assert living(running.pid) == []


@pytest.mark.skipif(sys.platform != "linux", reason="has no signal masks, or other ones")
def test_sigint_is_blocked_in_a_worker_at_each_of_its_tasks(program: Program) -> None:
    for n in range(20):
        (program.texts / f"{n}.txt").write_text("a word\n", "utf-8")
    look = "    assert signal.SIGINT in signal.pthread_sigmask(signal.SIG_BLOCK, [])\n"
    done = program.run(str(program.texts), "--workers", "2", task=look)
    assert (done.returncode, done.stderr) == (0, "20 files found, 40 words counted\n")


@pytest.mark.skipif(sys.platform != "linux", reason="has no signal masks, or other ones")
def test_ctrl_c_while_files_are_handed_on_comes_when_that_is_done(program: Program) -> None:
    for n in range(20):
        (program.texts / f"{n}.txt").write_text("a word\n", "utf-8")
    press = "        hold_ctrl_c(signal.SIG_BLOCK)\n        os.kill(os.getpid(), signal.SIGINT)\n"
    slow = "    __import__('time').sleep(0.5)\n"
    done = program.run(str(program.texts), "--workers", "1", found=press, task=slow)
    assert done.returncode == 1
    assert "Traceback" not in done.stderr
    assert done.stderr.endswith("not counted: 20 files: Ctrl-C\n")


def changed(program: Program, old: str, new: str) -> list[str]:
    """Return what the program prints after such a change as its page proposes."""
    program.command()
    text = program.path.read_text("utf-8")
    assert text.count(old) == 1
    program.path.write_text(text.replace(old, new), "utf-8")
    (program.texts / "a.txt").write_text("GET /a\nPUT /b\nGET /c\n", "utf-8")
    command = [sys.executable, str(program.path), str(program.texts)]
    done = subprocess.run(command, capture_output=True, text=True, timeout=120, check=True)
    return done.stdout.splitlines()


def test_the_page_says_how_to_count_something_else(program: Program) -> None:
    first, second = re.findall(r"\| `(return Counter.+)` \|$", PAGE, flags=re.MULTILINE)
    lines = changed(program, LAST_LINE, f"        {first}\n")
    assert lines == ["          2  GET", "          1  PUT"]
    lines = changed(program, LAST_LINE, f"        {second}\n")
    assert lines == [f"         21  {program.texts}/a.txt"]


def test_the_page_says_how_to_report_something_else(program: Program) -> None:
    report = PROGRAM[PROGRAM.index("    for word in sorted") : PROGRAM.index("    return 1 if")]
    (line,) = re.findall(r"\| `(print\(json.+?)`", PAGE)
    lines = changed(program, report, f"    import json\n    {line}\n")
    assert [json.loads(line) for line in lines] == [{"get": 2, "a": 1, "put": 1, "b": 1, "c": 1}]


def test_the_page_says_how_to_read_another_encoding(program: Program) -> None:
    (row,) = re.findall(r"^\| files in another encoding .*$", PAGE, flags=re.MULTILINE)
    own, latin, replaced = re.findall(r"`([^`]+)`", row)
    (program.texts / "b.txt").write_bytes("café café\n".encode("latin-1"))
    assert "          2  café" in changed(program, own, latin)
    assert "          2  caf" in changed(program, own, replaced)


def test_the_program_is_as_short_as_its_page_says() -> None:
    assert len(PROGRAM.splitlines()) < 100
