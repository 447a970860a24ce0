import pickle
import subprocess
import sys
from pathlib import Path

import pytest

from snippets.travel.raise_what_cannot_return import OutOfStockError
from tests.snippets.conftest import RunSnippet

ROOT = Path(__file__).parents[3]
GO_ON = """
import os
from multiprocessing import TimeoutError, get_context
from snippets.travel.raise_what_cannot_return import take

if __name__ == "__main__":
    pool = get_context("spawn").Pool(1)
    print(pool.apply(take, ("teapot", 1)), flush=True)
    pool.apply_async(take, ("teapot", 5))
    try:
        pool.apply_async(take, ("teapot", 2)).get(timeout=1)
    except TimeoutError:
        print("nothing came", flush=True)
    pool._pool[0].terminate()
    os._exit(0)
"""


def test_it_hangs_after_the_thread_that_takes_in_the_results_has_died(run: RunSnippet) -> None:
    seen = run("travel/raise_what_cannot_return")
    lines = seen.lines
    assert seen.exit_code is None
    assert lines[0].startswith("Exception in thread ")
    assert "(_handle_results)" in lines[0]
    assert "caught:" not in seen.text
    assert not any('File "snippets/' in line for line in lines)
    assert lines[-1] == (
        "TypeError: OutOfStockError.__init__() missing 1 required positional argument: 'missing'"
    )


def test_no_other_result_of_the_pool_comes_through_any_more(tmp_path: Path) -> None:
    script = tmp_path / "go_on.py"
    script.write_text(f"import sys\nsys.path.insert(0, {str(ROOT)!r})\n{GO_ON}")
    seen = subprocess.run(
        [sys.executable, script], capture_output=True, text=True, check=True, timeout=60
    )
    assert seen.stdout.splitlines() == ["2", "nothing came"]


def test_it_fails_the_line_that_the_page_recommends() -> None:
    with pytest.raises(TypeError, match="missing 1 required positional argument"):
        pickle.loads(pickle.dumps(OutOfStockError("teapot", 2)))


def test_in_one_process_the_class_works() -> None:
    error = OutOfStockError("teapot", 2)
    assert str(error) == "2 teapot too few"
    assert (error.item, error.missing) == ("teapot", 2)
