import subprocess

import pytest

from tests.snippets.conftest import RunSnippet, interpreters

WAYS = [
    ("python program.py", "works"),
    ("python -m package", "fails"),
    ("python -c 'def greet ...'", "fails"),
    (">>> def greet ...", "fails"),
    (">>> from program import greet", "works"),
]
STDIN = """
import multiprocessing, sys
def greet(): print("hello")
if __name__ == "__main__":
    multiprocessing.set_start_method(sys.argv[-1])
    child = multiprocessing.Process(target=greet)
    child.start()
    child.join()
    print("exit code", child.exitcode)
"""


def test_without_a_file_only_fork_finds_the_function(run: RunSnippet) -> None:
    head, rows = run("process/start_without_a_file").table
    assert head[1:] == ["fork", "forkserver"]
    assert rows == [[way, "works", forkserver] for way, forkserver in WAYS]


@pytest.mark.parametrize("method", ["fork", "spawn", "forkserver"])
@pytest.mark.parametrize("python", sorted(interpreters()))
def test_a_program_read_from_standard_input_has_the_same_fate(python: str, method: str) -> None:
    done = subprocess.run(
        [interpreters()[python].executable, "-", method],
        input=STDIN,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert ("hello" in done.stdout) == (method == "fork")
    assert ("Error" in done.stderr) == (method != "fork")


@pytest.mark.parametrize("python", sorted(interpreters()))
def test_the_message_names_the_function_that_the_child_did_not_find(python: str) -> None:
    done = subprocess.run(
        [interpreters()[python].executable, "-c", STDIN, "spawn"],
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    last = done.stderr.splitlines()[-1]
    assert last.startswith(
        (
            "AttributeError: Can't get attribute 'greet' on <module '__main__'",
            "AttributeError: module '__main__' has no attribute 'greet'",
        )
    )
    assert "exit code 1" in done.stdout
