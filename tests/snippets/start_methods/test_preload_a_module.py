import re

import pytest

from tests.snippets.conftest import RunSnippet


@pytest.mark.alone
def test_a_preloaded_module_is_there_and_costs_the_child_less(run: RunSnippet) -> None:
    lines = run("start_methods/preload_a_module", "3").lines
    rows = [re.split(r" {2,}", line) for line in lines]
    assert rows[0] == ["preloaded", "there at start", "median", "min to max"]
    there = {row[0]: row[1] for row in rows[1:]}
    assert there == {"nothing": "no", "asyncio": "yes"}
    least = {row[0]: float(row[3].split()[0]) for row in rows[1:]}
    assert 0 < least["asyncio"] < least["nothing"]
