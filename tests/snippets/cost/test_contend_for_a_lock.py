import pytest

from snippets.cost.contend_for_a_lock import CASES
from tests.snippets.conftest import RunSnippet

Rows = dict[tuple[str, int], list[float]]


@pytest.fixture
def rows(run: RunSnippet) -> Rows:
    """Return median, least, most and steps of all, by lock and processes."""
    head, lines = run("cost/contend_for_a_lock", "20000").table
    assert head == [
        *("Lock", "Processes", "A step (ns)", "Min (ns)", "Max (ns)"),
        "Steps of all (per ms)",
    ]
    return {
        (line[0], int(line[1])): [float(cell.replace(",", "")) for cell in line[2:]]
        for line in lines
    }


def test_it_measures_every_case(rows: Rows) -> None:
    assert list(rows) == CASES


@pytest.mark.alone
def test_a_free_lock_costs_more_than_the_step_that_it_guards(rows: Rows) -> None:
    assert rows["a lock each", 1][1] > 2 * rows["no lock", 1][1]


@pytest.mark.alone
def test_a_lock_that_both_want_makes_no_step_shorter(rows: Rows) -> None:
    assert rows["one lock for both", 2][0] >= rows["a lock each", 1][1]


def test_the_steps_of_all_follow_from_the_time_of_one(rows: Rows) -> None:
    for (_, processes), (middle, *_, together) in rows.items():
        assert together == pytest.approx(processes * 1e6 / middle, rel=0.05)
