from tests.snippets.conftest import RunSnippet


def test_the_last_letter_of_five_is_missing(run: RunSnippet) -> None:
    assert run("shared_memory/store_greek_letters").lines == ["Delta", "Δέλτ"]
    assert [len(letter.encode()) for letter in "Δέλτα"] == [2] * 5
