import pytest

from tests.snippets.conftest import RunSnippet, Seen

METHODS = ["fork", "spawn", "forkserver"]


def assert_copies_of_the_thread_s_process_hang(
    seen: Seen, method: str, python: tuple[int, ...]
) -> None:
    copied = method == "fork" or (method == "forkserver" and python >= (3, 14, 1))
    free = ["child: has the lock", "parent: child's exit code 0"]
    assert seen.lines == ["child: wants the lock", *([] if copied else free)]
    assert seen.exit_code == (None if copied else 0)


def test_the_default_start_method_decides(
    run: RunSnippet, start_method: str, python: tuple[int, ...]
) -> None:
    seen = run("start_methods/start_a_thread_on_import")
    assert_copies_of_the_thread_s_process_hang(seen, start_method, python)


@pytest.mark.parametrize("method", METHODS)
def test_the_start_method_named_decides(
    run: RunSnippet, method: str, python: tuple[int, ...]
) -> None:
    seen = run("start_methods/start_a_thread_on_import", label=method)
    assert_copies_of_the_thread_s_process_hang(seen, method, python)
