import re

from tests.snippets.conftest import RunSnippet


def test_reading_a_list_copies_most_of_its_pages(run: RunSnippet) -> None:
    (line,) = run("memory/read_a_list").lines
    (grown,) = re.findall(r"grew by (\d+) MB", line)
    assert int(grown) > 10, "a million integers take more than 30 MB"
