from tests.snippets.conftest import RunSnippet


def test_both_parts_of_the_sum_arrive(run: RunSnippet) -> None:
    assert run("executors/submit_two_calls").lines == [f"parent: {sum(range(1_000_000))}"]
