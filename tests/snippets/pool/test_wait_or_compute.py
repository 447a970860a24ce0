import re

import pytest

from tests.snippets.conftest import RunSnippet


@pytest.mark.alone
def test_twice_the_workers_help_waiting_more_than_computing(run: RunSnippet) -> None:
    rows = [re.split(r" {2,}", line) for line in run("pool/wait_or_compute", "40").lines]
    assert rows[0] == ["Tasks", "Workers", "Median", "Min", "Max"]
    medians = [float(row[2].removesuffix(" ms")) for row in rows[1:]]
    assert [row[0] for row in rows[1:]] == ["wait", "wait", "compute", "compute"]
    assert 2 * int(rows[1][1]) == int(rows[2][1])
    few_wait, many_wait, few_compute, many_compute = medians
    assert few_wait / many_wait > few_compute / many_compute
