from tests.snippets.conftest import RunSnippet


def test_the_first_reader_takes_the_block_away(run: RunSnippet) -> None:
    seen = run("trouble/lose_the_block")
    assert seen.text.count("reader: found 42") == 1
    assert "1 leaked shared_memory objects" in seen.lines[1]
    raised = [line for line in seen.lines if line.startswith("FileNotFoundError: [Errno 2]")]
    assert len(raised) == 2  # the second reader and the owner
