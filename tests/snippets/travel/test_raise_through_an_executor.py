from tests.snippets.conftest import RunSnippet


def test_the_future_raises_and_names_the_cause_further_up(run: RunSnippet) -> None:
    lines = run("travel/raise_through_an_executor").lines
    cause = lines.index(
        "TypeError: OutOfStockError.__init__() missing 1 required positional argument: 'missing'"
    )
    assert lines[-1].startswith("concurrent.futures.process.BrokenProcessPool: ")
    assert "terminated abruptly" in lines[-1]
    assert cause < len(lines) - 1


def test_the_exception_is_not_caught_as_what_it_is(run: RunSnippet) -> None:
    assert "caught:" not in run("travel/raise_through_an_executor").text
