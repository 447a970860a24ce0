from tests.snippets.conftest import RunSnippet


def test_a_future_returns_its_exception_or_raises_it(run: RunSnippet) -> None:
    assert run("executors/ask_a_future").lines == [
        "parent: exception is None",
        "parent: exception is division by zero",
        "parent: result() raises division by zero",
    ]
