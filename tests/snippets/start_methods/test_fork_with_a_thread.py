import pytest

from tests.snippets.conftest import RunSnippet, Seen

METHODS = ["fork", "spawn", "forkserver"]


def assert_only_a_fork_hangs(seen: Seen, method: str) -> None:
    free = ["child: has the lock", "parent: child's exit code 0"]
    begin = ["parent: its thread let the lock go", "child: wants the lock"]
    assert sorted(seen.lines) == sorted([*begin, *([] if method == "fork" else free)])
    if method != "fork":
        assert seen.lines[-1] == free[-1]
    assert seen.exit_code == (None if method == "fork" else 0)


def test_the_default_start_method_decides(run: RunSnippet, start_method: str) -> None:
    assert_only_a_fork_hangs(run("start_methods/fork_with_a_thread"), start_method)


@pytest.mark.parametrize("method", METHODS)
def test_the_start_method_named_decides(run: RunSnippet, method: str) -> None:
    assert_only_a_fork_hangs(run("start_methods/fork_with_a_thread", label=method), method)
