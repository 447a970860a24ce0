import re

from tests.snippets.conftest import RunSnippet


def test_three_numbers_of_threads_are_timed(run: RunSnippet) -> None:
    lines = run("interpreters/count_in_more_threads").lines
    assert re.fullmatch("the lock is on: (True|False)", lines[0])
    assert [line.split(":")[0] for line in lines[1:]] == [
        "1 at a time",
        "2 at a time",
        "4 at a time",
    ]
