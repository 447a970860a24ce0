import re

import pytest

from tests.snippets.conftest import RunSnippet


@pytest.mark.alone
def test_the_largest_task_is_more_than_half_of_the_work(run: RunSnippet) -> None:
    *tasks, last = run("pi/weigh_the_tasks").lines
    found = [re.fullmatch(r"(\d+) digits: (\d+) %", line) for line in tasks]
    shares = {int(match[1]): int(match[2]) for match in found if match}
    assert list(shares) == [2000, 1500, 1000]
    assert 99 <= sum(shares.values()) <= 101
    assert shares[2000] > 50
    assert shares[2000] > 2.5 * shares[1000], "twice the digits are more than twice the work"
    ceiling = float(last.split()[3])
    assert last == f"The whole is {ceiling:.2f} times the largest."
    assert 100 / (shares[2000] + 0.6) <= ceiling <= 100 / (shares[2000] - 0.6)
