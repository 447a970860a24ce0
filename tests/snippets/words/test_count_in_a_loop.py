from tests.snippets.conftest import RunSnippet


def test_a_loop_counts_all_words(run: RunSnippet) -> None:
    assert run("words/count_in_a_loop").lines == [
        "102 files, 3,900,000 words",
        "[('babe', 338611), ('babi', 189750), ('babo', 140336)]",
    ]
