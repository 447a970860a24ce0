from tests.snippets.conftest import RunSnippet


def test_a_collection_copies_many_pages(run: RunSnippet) -> None:
    assert int(run("memory/collect_in_a_child").lines[1].split()[-2]) > 15
