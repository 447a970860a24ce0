from tests.snippets.conftest import RunSnippet


def test_a_task_is_not_found_without_a_guard(run: RunSnippet, python: tuple[int, ...]) -> None:
    seen = run("interpreters/forget_the_guard")
    if python < (3, 14):
        assert "ImportError" in seen.text
        return
    assert seen.exit_code == 1
    above, _, last = seen.text.rstrip().rpartition("\n")
    assert "has no attribute 'root'" in above
    assert last.endswith("args not shareable")
