from tests.snippets.conftest import RunSnippet


def test_the_parent_grows_by_few_results_at_a_time(run: RunSnippet) -> None:
    first, second = run("memory/return_file_names").lines
    assert first == "parent: results have 80 MB"
    assert int(second.split()[-2]) < 40
