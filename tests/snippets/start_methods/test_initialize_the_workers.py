from pathlib import Path

import pytest

from tests.snippets.conftest import RunSnippet
from tests.snippets.start_methods.under_fork import run_under


def test_every_worker_has_what_the_initializer_set(run: RunSnippet) -> None:
    assert run("start_methods/initialize_the_workers").lines == ["[1, 2, 2]"]


@pytest.mark.parametrize("method", ["fork", "spawn"])
def test_it_works_under_the_other_methods(method: str, tmp_path: Path) -> None:
    assert run_under(method, "start_methods/initialize_the_workers", tmp_path) == ["[1, 2, 2]"]
