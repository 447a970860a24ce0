from tests.snippets.conftest import RunSnippet


def test_close_raises_and_so_does_the_end_of_the_object(run: RunSnippet) -> None:
    seen = run("trouble/close_under_a_view")
    assert seen.lines[0] == "owner: wrote 42"
    assert seen.lines.count("BufferError: cannot close exported pointers exist") == 2
    assert "Exception ignored" in seen.text
