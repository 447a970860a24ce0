from tests.snippets.conftest import RunSnippet


def test_a_loop_counts_all_words(run: RunSnippet) -> None:
    assert run("words/count_in_a_loop").lines == [
        "102 files, 2,900,000 words",
        "[('babe', 252061), ('babi', 141150), ('babo', 104486)]",
    ]
