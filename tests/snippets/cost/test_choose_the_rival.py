import re

from tests.snippets.conftest import RunSnippet


def test_the_same_pool_looks_better_beside_a_slower_rival(run: RunSnippet) -> None:
    lines = run("cost/choose_the_rival", "300").lines
    head, *rows = [re.split(r" {2,}", line) for line in lines]
    assert head == ["The same pool", "Speed-up", "Min", "Max"]
    speed_ups = [float(row[1]) for row in rows]
    assert speed_ups[0] > speed_ups[1] > speed_ups[2]
    assert all(float(low) <= float(middle) <= float(high) for _, middle, low, high in rows)
