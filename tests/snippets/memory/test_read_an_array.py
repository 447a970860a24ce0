import re

from tests.snippets.conftest import RunSnippet


def test_reading_an_array_copies_nothing(run: RunSnippet) -> None:
    (line,) = run("memory/read_an_array").lines
    (grown,) = re.findall(r"grew by (\d+) MB", line)
    assert int(grown) <= 1, "the array takes 8 MB"
