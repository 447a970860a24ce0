from tests.snippets.conftest import RunSnippet


def test_both_halves_give_the_middle_and_neither_the_end(run: RunSnippet) -> None:
    end = pow(48271, 1000, 2147483647)
    middle = pow(48271, 500, 2147483647)
    assert end != middle
    assert run("concurrency/split_a_chain").lines == [
        f"parent: after 1000 steps from 1: {end}",
        f"child: after 500 steps from 1: {middle}",
        f"child: after 500 steps from 1: {middle}",
    ]
