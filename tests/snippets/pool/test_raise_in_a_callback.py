import subprocess
import sys
import time

import pytest

from tests.snippets.conftest import ROOT, RunSnippet
from tests.snippets.ctrl_c import in_a_session, press_ctrl_c

GO_ON = """
import multiprocessing, os, sys
pool = multiprocessing.get_context(sys.argv[1]).Pool(1)
print(pool.apply(int, ("3",)), flush=True)
pool.apply_async(int, ("0",), callback=lambda number: 1 / number)
try:
    pool.apply_async(int, ("2",)).get(timeout=1)
except multiprocessing.TimeoutError:
    print("nothing came", flush=True)
pool._pool[0].terminate()
os._exit(0)
"""


def test_it_hangs_after_the_thread_that_takes_in_the_results_has_died(run: RunSnippet) -> None:
    lines = run("pool/raise_in_a_callback").lines
    assert lines[0] == "Exception in thread Thread-3 (_handle_results):"
    own = [line for line in lines if 'File "snippets/' in line]
    assert own[-1].endswith(", in use")
    assert lines[-1] == "ZeroDivisionError: division by zero"


def test_no_other_result_of_the_pool_comes_through_any_more(start_method: str) -> None:
    done = subprocess.run(
        [sys.executable, "-c", GO_ON, start_method],
        capture_output=True,
        text=True,
        check=True,
        timeout=60,
    )
    assert done.stdout.splitlines() == ["3", "nothing came"]


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no process groups to interrupt")
def test_ctrl_c_ends_it_with_an_assertion_error(start_method: str) -> None:
    launcher = ROOT / "recorder" / "runs" / "start_method.py"
    script = ROOT / "snippets" / "pool" / "raise_in_a_callback.py"
    command = (launcher, start_method, script)
    with in_a_session(*command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE) as program:
        assert program.stderr is not None
        while "ZeroDivisionError" not in program.stderr.readline():
            assert program.poll() is None
        time.sleep(0.5)  # the thread that prints this is about to end
        press_ctrl_c(program)
        _, errors = program.communicate(timeout=30)
    assert "AssertionError: Cannot have cache with result_hander not alive" in errors
