import subprocess
import sys
from pathlib import Path

from tests.snippets.conftest import RunSnippet

PROGRAM = """
import multiprocessing, sys, threading, time
def follow(go):
    go.wait(timeout=60)
def let_go(end):
    go = multiprocessing.Event()
    child = multiprocessing.Process(target=follow, args=(go,), daemon=True)
    child.start()
    while not go._cond._sleeping_count._semlock._get_value():
        time.sleep(0.01)
    time.sleep(0.2)
    getattr(child, end)()
    child.join()
    setter = threading.Thread(target=go.set, daemon=True)
    setter.start()
    setter.join(timeout=1)
    print(end, child.exitcode, "hangs" if setter.is_alive() else "returns", flush=True)
if __name__ == "__main__":
    multiprocessing.set_start_method(sys.argv[1])
    for end in "terminate", "kill", "interrupt":
        if hasattr(multiprocessing.Process, end):
            let_go(end)
"""


def test_a_child_is_interrupted_and_cleans_up(run: RunSnippet, python: tuple[int, ...]) -> None:
    seen = run("coordination/interrupt_a_child")
    if python < (3, 14):
        assert "no attribute 'interrupt'" in seen.lines[-1]
        return
    assert seen.lines == ["child: interrupted", "child: cleans up", "parent: exit code 0"]


def test_set_hangs_after_a_child_was_ended_in_its_wait(
    start_method: str, python: tuple[int, ...], tmp_path: Path
) -> None:
    script = tmp_path / "program.py"
    script.write_text(PROGRAM, encoding="utf-8")
    command = [sys.executable, str(script), start_method]
    done = subprocess.run(command, capture_output=True, text=True, timeout=50, check=False)
    ended = ["terminate -15 hangs", "kill -9 hangs"]
    assert done.stdout.splitlines() == ended + ["interrupt 1 returns"] * (python >= (3, 14))
