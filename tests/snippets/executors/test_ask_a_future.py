from concurrent.futures import ProcessPoolExecutor

import pytest

from snippets.executors.ask_a_future import divide
from tests.snippets.conftest import RunSnippet


def test_a_future_returns_its_exception_or_raises_it(run: RunSnippet) -> None:
    assert run("executors/ask_a_future").lines == [
        "parent: exception is None",
        "parent: exception is division by zero",
        "parent: result() raises division by zero",
    ]


def test_a_future_that_nobody_asks_says_nothing(capfd: pytest.CaptureFixture[str]) -> None:
    with ProcessPoolExecutor(1) as executor:
        executor.submit(divide, 0)
    assert capfd.readouterr() == ("", "")
