import re

from tests.snippets.conftest import RunSnippet


def test_no_line_of_a_worker_is_lost_and_each_names_it(run: RunSnippet) -> None:
    *logged, results = run("progress/log_from_an_executor").lines
    assert results == "[0, 1, 4, 9]"
    said = [re.fullmatch(r"\w+Process-\d+ INFO: square of (\d)", line) for line in logged]
    assert sorted(each[1] for each in said if each) == ["0", "1", "2", "3"]
    assert len(said) == 4
