from tests.snippets.conftest import RunSnippet


def test_both_halves_give_the_middle_and_neither_the_end(run: RunSnippet) -> None:
    chain = [1]
    for _ in range(1000):
        chain.append((chain[-1] ** 2 + 1) % 2147483647)
    end, middle = chain[1000], chain[500]
    assert end != middle
    assert run("concurrency/split_a_chain").lines == [
        f"parent: after 1000 steps from 1: {end}",
        f"child: after 500 steps from 1: {middle}",
        f"child: after 500 steps from 1: {middle}",
    ]
