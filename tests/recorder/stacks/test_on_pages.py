"""Of a run that hangs, a page shows where each of its processes stood when it was stopped."""

import sys
import threading
import time
from pathlib import Path

import pytest

from recorder.stacks import take
from tests.recorder.conftest import Project, script

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="has no such signal")

ENTRY = 'expect = "hangs"\nlimit = 1\nstacks = true'
HANGS = '''"""Wait in a thread and in a child."""
import multiprocessing
import threading
import time


def wait_in_a_child():
    time.sleep(60)


def wait_in_a_thread():
    time.sleep(60)


if __name__ == "__main__":
    threading.Thread(target=wait_in_a_thread, daemon=True).start()
    child = multiprocessing.get_context("METHOD").Process(target=wait_in_a_child)
    child.start()
    child.join()
'''


def shown(project: Project) -> str:
    done = project.record_here()
    assert (done.returncode, done.stderr) == (0, "")
    return project.fragment("runs/demo/hang.stacks")


@pytest.mark.parametrize("method", ["fork", "spawn", "forkserver"])
def test_every_thread_of_every_process_is_shown(project: Project, method: str) -> None:
    # The child has begun by then, on a busy machine, too.
    entry = ENTRY.replace("limit = 1", "limit = 4")
    project.add("demo/hang", HANGS.replace("METHOD", method), entry=entry)
    program, _, child = shown(project).partition("Child 1")
    assert "The program" in program
    assert 'File "snippets/demo/hang.py", line 12 in wait_in_a_thread' in program
    assert 'File "snippets/demo/hang.py", line 19 in <module>' in program
    assert 'File "snippets/demo/hang.py", line 8 in wait_in_a_child' in child
    assert "wait_in_a_thread" not in child
    assert "Child 2" not in child, "neither the fork server nor the resource tracker"
    assert "0x" not in program + child


def test_stacks_are_taken_once_and_again_after_a_change(project: Project) -> None:
    path = project.add("demo/hang", script("time.sleep(60)"), entry=ENTRY)
    assert "line 5 in <module>" in shown(project)
    assert "its stacks" not in project.record_here().stdout
    project.change(path, "    time.sleep(60)", "    pass\n    time.sleep(60)")
    assert "line 6 in <module>" in shown(project)


def test_what_is_not_recorded_yet_is_not_said_to_end(project: Project) -> None:
    project.add("demo/hang", script("time.sleep(60)"), entry=ENTRY)
    assert project.do_here("render").returncode == 0
    text = project.fragment("runs/demo/hang.stacks")
    assert "is not recorded yet; `nox -s docs` does it." in text
    assert "does not hang" not in text


def test_where_it_does_not_hang_the_page_says_so(project: Project) -> None:
    project.add("demo/hang", entry="stacks = true")
    assert "It does not hang on the Python that built this page." in shown(project)


def test_processes_get_the_time_that_they_need_to_write(tmp_path: Path) -> None:
    slow, quick = tmp_path / "slow", tmp_path / "quick"
    slow.touch()
    quick.write_text("at once")

    writer = threading.Timer(0.4, slow.write_text, ["at last"])
    writer.start()
    take._wait_until_written([slow, quick])
    assert slow.read_text() == "at last"
    writer.join()


def test_who_writes_nothing_is_not_waited_for_long(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(take, "TO_WRITE", 0.2)
    (tmp_path / "silent").touch()
    begun = time.monotonic()
    take._wait_until_written([tmp_path / "silent"])
    assert time.monotonic() - begun >= 0.2


def test_the_oldest_process_is_the_program_whichever_id_it_has(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Ids begin again at the lowest after the highest, so a child may have a lower one."""
    begun = {32766: 1.0, 3: 2.0, 4: 2.0}
    for pid in begun:
        (tmp_path / str(pid)).touch()

    class Process:
        def __init__(self, pid: int) -> None:
            self.pid = pid

        def create_time(self) -> float:
            return begun[self.pid]

        def parent(self) -> None:
            return None

        def cmdline(self) -> list[str]:
            return ["python", "-m", "snippets.demo.hang"]

    asked: list[int] = []
    monkeypatch.setattr("recorder.stacks.take.psutil.Process", Process)
    monkeypatch.setattr("recorder.stacks.take.os.kill", lambda pid, _: asked.append(pid))
    assert take._ask_all(tmp_path) == [32766, 3, 4]
    assert sorted(asked) == sorted(begun)
