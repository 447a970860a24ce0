from tests.snippets.conftest import RunSnippet


def test_each_task_ends_before_the_next_begins(run: RunSnippet) -> None:
    assert run("pool/square_one_by_one").lines == [
        *(f"{step} {number}" for number in (2, 4, 6, 8) for step in ("begins", "ends")),
        "squares: [4, 16, 36, 64]",
    ]
