from tests.snippets.conftest import RunSnippet


def test_a_dict_comes_back(run: RunSnippet, python: tuple[int, ...]) -> None:
    seen = run("interpreters/return_a_dict")
    if python < (3, 14):
        assert "ImportError" in seen.text
        return
    assert seen.lines == ["9"]
