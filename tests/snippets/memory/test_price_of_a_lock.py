import re

import pytest

from tests.snippets.conftest import RunSnippet

Row = tuple[str, str]


def table(lines: list[str]) -> dict[Row, list[float]]:
    rows = [re.split(r" {2,}", line) for line in lines]
    assert rows[0] == ["Counter", "Processes", "Median", "Min", "Max", "Kept"]
    return {(r[0], r[1]): [float(cell.split()[0]) for cell in r[2:]] for r in rows[1:]}


def test_one_process_loses_nothing_and_a_held_lock_never_does(run: RunSnippet) -> None:
    rows = table(run("memory/price_of_a_lock", "20000").lines)
    assert {counter for counter, _ in rows} == {"lock=False, +=", "Value, +=", "get_lock(), +="}
    for (counter, processes), (*_, kept) in rows.items():
        if processes == "1" or counter == "get_lock(), +=":
            assert kept == 100


def test_with_two_processes_a_plain_update_loses(run: RunSnippet) -> None:
    """Takes as many updates as the page does: a few are over before another process begins."""
    rows = table(run("memory/price_of_a_lock", "100000").lines)
    assert rows["Value, +=", "2"][-1] < 100


@pytest.mark.alone
def test_every_lock_costs_time(run: RunSnippet) -> None:
    rows = table(run("memory/price_of_a_lock").lines)
    raw, value, held = (
        rows[name, "1"][1] for name in ("lock=False, +=", "Value, +=", "get_lock(), +=")
    )
    assert raw < value < held
