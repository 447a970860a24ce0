import contextlib
import subprocess
import sys
from pathlib import Path

import pytest

from tests.snippets.conftest import ROOT, RunSnippet
from tests.snippets.ctrl_c import in_a_session, press_ctrl_c

COUNT_TICKS = """
import asyncio, multiprocessing, sys, time
from concurrent.futures import ProcessPoolExecutor

async def tick(ticks):
    while True:
        await asyncio.sleep(0.01)
        ticks.append(1)

async def main():
    ticks = []
    ticking = asyncio.create_task(tick(ticks))
    with ProcessPoolExecutor(1) as executor:
        answer = asyncio.get_running_loop().run_in_executor(executor, time.sleep, 1.5)
        try:
            await asyncio.wait_for(answer, timeout=0.5)
        except TimeoutError:
            before = len(ticks)
    print(before > 0, len(ticks) - before)

if __name__ == "__main__":
    multiprocessing.set_start_method(sys.argv[1])
    asyncio.run(main())
"""


def test_the_wait_ends_and_the_block_does_not(run: RunSnippet) -> None:
    assert run("executors/wait_for_a_worker").lines == ["parent: no answer within 0.5 s"]


def test_the_end_of_the_block_holds_up_the_loop(start_method: str, tmp_path: Path) -> None:
    path = tmp_path / "ticks.py"
    path.write_text(COUNT_TICKS, encoding="utf-8")
    command = [sys.executable, str(path), start_method]
    done = subprocess.run(command, capture_output=True, text=True, check=True, timeout=60)
    assert done.stdout == "True 0\n"


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no process groups to interrupt")
def test_under_fork_one_ctrl_c_is_not_enough_and_a_few_are(
    start_method: str, tmp_path: Path
) -> None:
    """Two end it, or four before Python 3.13: the worker of 3.12 may lose one more."""
    source = (ROOT / "snippets" / "executors" / "wait_for_a_worker.py").read_text("utf-8")
    choose = f"    __import__('multiprocessing').set_start_method({start_method!r})\n"
    path = tmp_path / "copy.py"
    path.write_text(source.replace("    asyncio.run(", f"{choose}    asyncio.run("), "utf-8")
    with in_a_session(path, stderr=subprocess.DEVNULL) as program:
        assert program.stdout is not None
        assert program.stdout.readline() == "parent: no answer within 0.5 s\n"
        with pytest.raises(subprocess.TimeoutExpired):
            program.wait(timeout=1)
        press_ctrl_c(program)
        if start_method == "fork":
            with pytest.raises(subprocess.TimeoutExpired):
                program.wait(timeout=2)
            for _ in range(10):
                press_ctrl_c(program)
                with contextlib.suppress(subprocess.TimeoutExpired):
                    program.wait(timeout=2)
                    break
        program.wait(timeout=30)
