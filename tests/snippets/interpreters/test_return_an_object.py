from tests.snippets.conftest import RunSnippet


def test_an_object_cannot_come_back(run: RunSnippet, python: tuple[int, ...]) -> None:
    seen = run("interpreters/return_an_object")
    if python < (3, 14):
        assert "ImportError" in seen.text
        return
    assert seen.exit_code == 1
    assert "object does not support cross-interpreter data" in seen.text
