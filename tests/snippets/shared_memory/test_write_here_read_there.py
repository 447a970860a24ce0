from tests.snippets.conftest import RunSnippet


def test_the_parent_reads_what_the_child_wrote_and_the_rest_stays(run: RunSnippet) -> None:
    assert run("shared_memory/write_here_read_there").lines == ["parent: HELLO pool"]
