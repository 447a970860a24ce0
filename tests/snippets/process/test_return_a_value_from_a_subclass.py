from tests.snippets.conftest import RunSnippet


def test_each_sum_arrives_in_the_parent(run: RunSnippet) -> None:
    assert run("process/return_a_value_from_a_subclass").lines == [
        f"sum below {limit}: {sum(range(limit))}" for limit in (10, 100)
    ]
