from tests.snippets.conftest import RunSnippet


def test_the_counts_of_all_files_are_added_up(run: RunSnippet) -> None:
    lines_of_text = 1000 * sum(range(1, 9))
    counts = {"cat": 3 * lines_of_text, "dog": 2 * lines_of_text, "bird": lines_of_text}
    assert run("pool/count_words_in_files").lines == [f"8 files: {counts}"]
