from tests.snippets.conftest import RunSnippet


def test_batches_add_up_to_the_same(run: RunSnippet) -> None:
    assert run("words/count_in_batches").lines == [
        "102 files, 2,900,000 words",
        "[('babe', 252061), ('babi', 141150), ('babo', 104486)]",
    ]
