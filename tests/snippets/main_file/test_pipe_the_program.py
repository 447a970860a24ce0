import subprocess
import sys

from tests.ending import end_group
from tests.snippets.conftest import RunSnippet


def test_the_child_looks_for_a_file_that_is_not_there(run: RunSnippet) -> None:
    seen = run("main_file/pipe_the_program")
    assert "child: hello" not in seen.text
    assert "<stdin>" in seen.lines[-1]


POOL = """
from multiprocessing import get_context
if __name__ == "__main__":
    with get_context("spawn").Pool(2) as pool:
        print(pool.map(abs, [1, 2, 3]))
"""
FILE_NOT_FOUND = "FileNotFoundError"


def test_a_pool_replaces_its_workers_again_and_again() -> None:
    with subprocess.Popen(
        [sys.executable, "-"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        start_new_session=True,
    ) as program:
        assert program.stdin
        assert program.stdout
        program.stdin.write(POOL)
        program.stdin.close()
        died = 0
        try:
            while died < 12:  # more than tasks and workers together
                line = program.stdout.readline()
                assert line
                died += line.startswith(FILE_NOT_FOUND)
            assert program.poll() is None
        finally:
            end_group(program.pid)
