from tests.snippets.conftest import RunSnippet


def test_each_worker_reads_through_its_own_connection(run: RunSnippet) -> None:
    lines = ["['Mars', 'Earth', 'Venus', 'Mercury']"]
    assert run("libraries/open_in_the_worker").lines == lines
