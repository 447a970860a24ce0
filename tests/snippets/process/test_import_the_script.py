import pytest

from tests.snippets.conftest import RunSnippet, Seen

METHODS = ["fork", "spawn", "forkserver"]


def assert_runs_again_unless_forked(seen: Seen, method: str) -> None:
    again = [] if method == "fork" else ["this file runs as __mp_main__"]
    assert seen.lines == [
        "this file runs as __main__",
        *again,
        "child: hello, Ada",
        "parent: exit code 0",
    ]


def test_the_default_start_method_decides(run: RunSnippet, start_method: str) -> None:
    assert_runs_again_unless_forked(run("process/import_the_script"), start_method)


@pytest.mark.parametrize("method", METHODS)
def test_the_start_method_named_decides(run: RunSnippet, method: str) -> None:
    assert_runs_again_unless_forked(run("process/import_the_script", label=method), method)
