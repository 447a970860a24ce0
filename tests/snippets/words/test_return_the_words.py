import pytest

from tests.snippets.conftest import RunSnippet


def test_words_that_travel_are_counted_as_well(run: RunSnippet) -> None:
    assert run("words/return_the_words").lines == [
        "102 files, 3,900,000 words",
        "[('babe', 338611), ('babi', 189750), ('babo', 140336)]",
    ]


@pytest.mark.alone
def test_to_return_the_words_takes_longer_than_to_return_counts(run: RunSnippet) -> None:
    assert run("words/return_the_words").seconds > run("words/count_in_a_pool").seconds
