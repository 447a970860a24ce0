import pytest

from tests.snippets.conftest import RunSnippet

METHODS = ["fork", "spawn", "forkserver"]
SUM = "child: the sum is 14"
MESSAGE = "TypeError: cannot pickle 'generator' object"


def test_by_default_only_fork_starts_the_child(run: RunSnippet, start_method: str) -> None:
    lines = run("process/keep_a_generator").lines
    assert lines[0] == f"parent: start method {start_method}"
    assert (SUM in lines) == (start_method == "fork")
    assert (MESSAGE in lines) == (start_method != "fork")


@pytest.mark.parametrize("method", METHODS)
def test_the_start_method_named_decides(run: RunSnippet, method: str) -> None:
    lines = run("process/keep_a_generator", label=method).lines
    assert lines[0] == f"parent: start method {method}"
    assert (SUM in lines) == (method == "fork")
    assert (MESSAGE in lines) == (method != "fork")


def test_since_3_14_the_message_names_the_attribute(
    run: RunSnippet, python: tuple[int, ...]
) -> None:
    named = "dict item 'squares'" in run("process/keep_a_generator", label="spawn").text
    assert named == (python >= (3, 14))
