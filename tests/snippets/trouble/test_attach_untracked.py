from tests.snippets.conftest import RunSnippet


def test_both_readers_find_the_block(run: RunSnippet, python: tuple[int, ...]) -> None:
    seen = run("trouble/attach_untracked")
    if python >= (3, 13):
        assert seen.lines == ["reader: found 42"] * 2
    else:
        assert "unexpected keyword argument 'track'" in seen.text
