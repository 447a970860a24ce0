import subprocess
import sys
from multiprocessing import Process

import pytest

from tests.snippets.conftest import RunSnippet, Seen


def part(seen: Seen, number: int) -> list[str]:
    """Return what was printed below the heading of a mistake, without it."""
    heads = [n for n, line in enumerate(seen.lines) if line[:2] in ("1.", "2.", "3.")]
    assert len(heads) == 3
    return seen.lines[heads[number - 1] + 1 : [*heads, len(seen.lines)][number]]


def test_a_call_is_made_by_the_parent_and_the_child_succeeds(run: RunSnippet) -> None:
    seen = run("process/mistake_the_arguments")
    assert part(seen, 1) == ["MainProcess: hello, Ada", "exit code 0"]


def test_a_string_becomes_an_argument_a_letter_and_fails_in_the_child(run: RunSnippet) -> None:
    lines = part(run("process/mistake_the_arguments"), 2)
    assert lines[0] == "Process Process-2:"
    assert lines[-2:] == [
        "TypeError: greet() takes 1 positional argument but 3 were given",
        "exit code 1",
    ]


def test_a_number_fails_before_there_is_a_child(run: RunSnippet) -> None:
    lines = part(run("process/mistake_the_arguments"), 3)
    assert lines[0] == "Traceback (most recent call last):"
    assert lines[-1] == "TypeError: 'int' object is not iterable"
    assert "tuple(args)" in "".join(lines[-3:])
    assert run("process/mistake_the_arguments").exit_code == 1


def test_a_string_of_one_letter_works_by_accident() -> None:
    assert Process(target=print, args=("x"))._args == ("x",)  # type: ignore[attr-defined]


def test_the_first_parameter_is_the_group() -> None:
    with pytest.raises(AssertionError, match="group argument must be None for now"):
        Process(print, ("Ada",))  # type: ignore[arg-type]


def test_with_o_nobody_checks_the_group_and_the_target_is_the_tuple() -> None:
    code = "from multiprocessing import Process; print(Process(print, ('Ada',))._target)"
    command = [sys.executable, "-O", "-c", code]
    done = subprocess.run(command, capture_output=True, text=True, timeout=60, check=True)
    assert done.stdout == "('Ada',)\n"
