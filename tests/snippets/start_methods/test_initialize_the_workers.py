import pytest

from tests.snippets.conftest import RunSnippet

METHODS = ["fork", "spawn", "forkserver"]


def test_every_worker_has_what_the_initializer_set(run: RunSnippet) -> None:
    assert run("start_methods/initialize_the_workers").lines == ["[1, 2, 2]"]


@pytest.mark.parametrize("method", METHODS)
def test_it_has_it_whatever_method_is_named(run: RunSnippet, method: str) -> None:
    assert run("start_methods/initialize_the_workers", label=method).lines == ["[1, 2, 2]"]
