from tests.snippets.conftest import RunSnippet


def test_the_parent_grows_by_all_results(run: RunSnippet) -> None:
    first, second = run("memory/hold_all_results").lines
    assert first == "parent: results have 80 MB"
    assert int(second.split()[-2]) > 70
