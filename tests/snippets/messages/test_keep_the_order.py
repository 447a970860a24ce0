from tests.snippets.conftest import RunSnippet

NUMBERS = [2, 4, 6, 3, 5, 8, 9, 7]


def test_squares_arrive_out_of_order_and_the_index_sorts_them(run: RunSnippet) -> None:
    sent, arrived, by_index = (
        list(map(int, line.split()[1:])) for line in run("messages/keep_the_order").lines
    )
    squares = [number * number for number in NUMBERS]
    assert sent == NUMBERS
    assert sorted(arrived) == sorted(squares)
    assert arrived != squares
    assert by_index == squares
