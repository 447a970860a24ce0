from tests.snippets.conftest import RunSnippet


def test_globals_are_separate_and_the_folder_is_not(
    run: RunSnippet, python: tuple[int, ...]
) -> None:
    seen = run("interpreters/share_the_process")
    if python < (3, 14):
        assert "ImportError" in seen.text
        return
    assert seen.lines == [
        "task's global: away",
        "parent's global: home",
        "parent's folder changed: True",
    ]
