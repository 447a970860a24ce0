from tests.snippets.conftest import RunSnippet


def test_words_that_travel_are_counted_as_well(run: RunSnippet) -> None:
    assert run("words/return_the_words").lines == [
        "102 files, 2,900,000 words",
        "[('babe', 252061), ('babi', 141150), ('babo', 104486)]",
    ]
