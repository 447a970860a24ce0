import pytest

from tests.snippets.conftest import RunSnippet


@pytest.mark.alone
def test_the_same_pool_looks_better_beside_a_slower_rival(run: RunSnippet) -> None:
    head, rows = run("cost/choose_the_rival", "300").table
    assert head == ["The same pool", "Speed-up", "Min", "Max"]
    speed_ups = [float(row[1]) for row in rows]
    assert speed_ups[0] > speed_ups[1] > speed_ups[2]
