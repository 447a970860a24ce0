from tests.snippets.conftest import RunSnippet


def test_it_reads_and_closes(run: RunSnippet) -> None:
    assert run("trouble/read_before_closing").lines == [
        "child: read 0",
        "child: closed",
        "parent: exit code 0",
    ]
