import re

import pytest

from tests.snippets.conftest import RunSnippet


@pytest.mark.alone
def test_three_kinds_of_work_are_timed_and_waiting_overlaps(run: RunSnippet) -> None:
    """Compares the shortest of five rounds, since a busy machine delays some."""
    lines = run("concurrency/release_the_gil", "0.02", "5").lines
    cells = [re.split(r" {2,}", line) for line in lines[1:]]
    rows = {name: [float(cell) for cell in numbers] for name, *numbers in cells}
    assert list(rows) == ["count in Python", "hash in C", "sleep"]
    assert rows["sleep"][4] < rows["sleep"][1]
