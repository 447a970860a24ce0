import pytest

from tests.snippets.conftest import RunSnippet

DARTS = "random darts: 3.141"
ANSWERS = ["1 - 1/3 + 1/5 - ...: 3.142", "area below 4 / (1 + x²): 3.142", DARTS]


def test_each_process_gives_the_answer_of_its_own_computation(run: RunSnippet) -> None:
    assert sorted(run("concurrency/run_different_work").lines) == ANSWERS


@pytest.mark.alone
def test_the_process_that_was_started_first_ends_last(run: RunSnippet) -> None:
    """It has by far the most to do, but a busy machine delays some."""
    runs = [run("concurrency/run_different_work", again=again).lines for again in range(3)]
    assert any(lines[-1] == DARTS for lines in runs)
