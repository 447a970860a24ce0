from tests.snippets.conftest import RunSnippet


def test_the_order_of_files_changes_no_count(run: RunSnippet) -> None:
    assert run("words/count_the_largest_first").lines == [
        "102 files, 3,900,000 words",
        "[('babe', 338611), ('babi', 189750), ('babo', 140336)]",
    ]
