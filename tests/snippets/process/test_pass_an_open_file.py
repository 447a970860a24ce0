import pytest

from tests.snippets.conftest import RunSnippet

METHODS = ["fork", "spawn", "forkserver"]
WRITTEN = ["resized cat.png", "resized dog.png"]
MESSAGE = "TypeError: cannot pickle '"


def test_by_default_only_fork_starts_the_child(run: RunSnippet, start_method: str) -> None:
    seen = run("process/pass_an_open_file")
    assert (seen.lines == WRITTEN) == (start_method == "fork")
    assert (MESSAGE in seen.text) == (start_method != "fork")


@pytest.mark.parametrize("method", METHODS)
def test_the_start_method_named_decides(run: RunSnippet, method: str) -> None:
    seen = run("process/pass_an_open_file", label=method)
    assert (seen.lines == WRITTEN) == (method == "fork")
    assert (MESSAGE in seen.text) == (method != "fork")
    # It is raised in the parent, by start().
    assert any("writer.start()" in line for line in seen.lines) == (method != "fork")
    if method != "fork":
        frames = [line for line in seen.lines if line.startswith('  File "')]
        assert any(line.endswith(", in start") for line in frames)
        assert "/multiprocessing/reduction.py" in frames[-1]


def test_the_message_depends_on_the_version(run: RunSnippet, python: tuple[int, ...]) -> None:
    text = run("process/pass_an_open_file", label="spawn").text
    assert ("'_io.TextIOWrapper' object" in text) == (python < (3, 12))
    assert ("'TextIOWrapper' instances" in text) == (python >= (3, 12))
    assert ("dict item 'file'" in text) == (python >= (3, 14))
