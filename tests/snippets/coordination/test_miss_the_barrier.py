import subprocess
import sys
from pathlib import Path

from tests.snippets.conftest import RunSnippet

PROGRAM = """
import multiprocessing, sys, time
class Slow:
    def __reduce__(self):
        return time.sleep, (1,)
def simulate(_, together):
    together.wait()
if __name__ == "__main__":
    multiprocessing.set_start_method(sys.argv[1])
    together = multiprocessing.Barrier(1)
    multiprocessing.Process(target=simulate, args=(Slow(), together)).start()
"""


def test_both_who_came_are_told(run: RunSnippet) -> None:
    seen = run("coordination/miss_the_barrier")
    assert seen.lines[-1] == "exit codes: [1, 1, 1]"
    assert seen.lines.count("threading.BrokenBarrierError") == 2


def test_a_child_that_loads_a_barrier_too_late_finds_none(
    start_method: str, tmp_path: Path
) -> None:
    script = tmp_path / "program.py"
    script.write_text(PROGRAM, encoding="utf-8")
    command = [sys.executable, str(script), start_method]
    done = subprocess.run(command, capture_output=True, text=True, timeout=50, check=False)
    lost = "FileNotFoundError: [Errno 2] No such file or directory" in done.stderr
    assert lost == ("_rebuild" in done.stderr) == (start_method != "fork")
