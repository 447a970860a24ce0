import pytest

from tests.snippets.conftest import RunSnippet

BELOW = {
    "fork": ["    the child"],
    "spawn": ["    the resource tracker", "    the child"],
    "forkserver": ["    the resource tracker", "    the fork server", "        the child"],
}


def test_spawn_and_forkserver_start_helpers(run: RunSnippet, start_method: str) -> None:
    lines = run("start_methods/list_the_processes").lines
    assert lines == ["this program", *BELOW[start_method]]


@pytest.mark.parametrize("method", list(BELOW))
def test_it_does_so_for_the_method_named(run: RunSnippet, method: str) -> None:
    lines = run("start_methods/list_the_processes", label=method).lines
    assert lines == ["this program", *BELOW[method]]
