from pathlib import Path

import pytest

from tests.snippets.conftest import RunSnippet
from tests.snippets.start_methods.under_fork import run_under

OLD = "child: verbose=False, log level WARNING, MODE=None"
SET = "verbose=True, log level INFO, MODE=fast"


def test_children_of_the_server_have_the_settings_of_the_file(run: RunSnippet) -> None:
    assert run("start_methods/lose_the_settings").lines == [OLD, f"parent: {SET}", OLD]


@pytest.mark.parametrize(
    ("method", "last"),
    [
        ("fork", f"child: {SET}"),
        ("spawn", "child: verbose=False, log level WARNING, MODE=fast"),
    ],
)
def test_a_fork_has_them_all_and_spawn_the_environment(
    method: str, last: str, tmp_path: Path
) -> None:
    lines = run_under(method, "start_methods/lose_the_settings", tmp_path)
    assert lines == [OLD, f"parent: {SET}", last]
