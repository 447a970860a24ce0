from tests.snippets.conftest import RunSnippet


def test_squares_come_back_in_the_order_of_their_numbers(run: RunSnippet) -> None:
    assert run("pool/map_squares").lines == ["[4, 16, 36, 64]"]
