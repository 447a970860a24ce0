from tests.snippets.conftest import RunSnippet


def test_the_parent_sees_what_the_interpreter_wrote(
    run: RunSnippet, python: tuple[int, ...]
) -> None:
    seen = run("interpreters/fill_shared_bytes")
    if python < (3, 14):
        assert "ImportError" in seen.text
        return
    assert seen.lines == ["wrote at 1 [0, 255, 0, 0]", "wrote at 3 [0, 255, 0, 255]"]
