import pytest

from tests.snippets.conftest import RunSnippet, Seen


def cells(seen: Seen) -> dict[str, list[float]]:
    head, rows = seen.table
    assert head == ["Update", "Median of one update", "Min", "Max", "Kept"]
    return {row[0]: [float(cell.split()[0]) for cell in row[1:]] for row in rows}


def test_one_process_loses_nothing_and_a_held_lock_never_does(run: RunSnippet) -> None:
    rows = cells(run("memory/price_of_a_lock", "20000"))
    assert len(rows) == 6
    for update, (*_, kept) in rows.items():
        if "one process" in update or "lock held" in update:
            assert kept == 100


def test_with_two_processes_a_plain_update_loses(run: RunSnippet) -> None:
    """Takes as many updates as the page does: a few are over before another process begins."""
    assert cells(run("memory/price_of_a_lock", "100000"))["+= alone, two processes"][-1] < 100


@pytest.mark.alone
def test_every_lock_costs_time(run: RunSnippet) -> None:
    rows = cells(run("memory/price_of_a_lock"))
    raw, value, held = (
        rows[f"{kind}, one process"][1] for kind in ("no lock", "+= alone", "lock held")
    )
    assert raw < value < held
