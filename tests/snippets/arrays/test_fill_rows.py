from tests.snippets.conftest import RunSnippet


def test_the_parent_reads_what_the_workers_wrote(run: RunSnippet) -> None:
    assert run("arrays/fill_rows").lines == [
        "parent: means [0.  0.5 1.  1.5]",
        "parent: array of 8000000 bytes",
    ]
