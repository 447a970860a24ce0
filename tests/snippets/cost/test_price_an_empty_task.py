import re

import pytest

from tests.snippets.conftest import RunSnippet


@pytest.mark.alone
def test_a_task_costs_more_than_a_call_and_less_than_a_process(run: RunSnippet) -> None:
    found = [
        re.fullmatch(r"(.+?): +([\d,.]+) µs", line)
        for line in run("cost/price_an_empty_task").lines
    ]
    prices = {match[1]: float(match[2].replace(",", "")) for match in found if match}
    assert list(prices) == ["a call", "a task in a warm pool", "a process"]
    call, task, process = prices.values()
    assert call * 10 < task < process
