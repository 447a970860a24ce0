import pytest

from tests.snippets.conftest import RunSnippet

CASES = [
    "no lock, 1 process",
    "no lock, 2 processes",
    "a lock, 1 process",
    "a lock each, 2 processes",
    "one lock for both, 2 processes",
]
Rows = dict[str, list[float]]


@pytest.fixture
def rows(run: RunSnippet) -> Rows:
    """Return median, least and most of a step, by case."""
    head, lines = run("cost/contend_for_a_lock", "20000").table
    assert head == ["Guard", "A step (ns)", "Min (ns)", "Max (ns)"]
    return {line[0]: [float(cell.replace(",", "")) for cell in line[1:]] for line in lines}


def test_it_measures_every_case(rows: Rows) -> None:
    assert list(rows) == CASES


@pytest.mark.alone
def test_a_free_lock_costs_more_than_the_step_that_it_guards(rows: Rows) -> None:
    assert rows["a lock, 1 process"][1] > 2 * rows["no lock, 1 process"][1]


@pytest.mark.alone
def test_a_lock_that_both_want_makes_no_step_shorter(rows: Rows) -> None:
    assert rows["one lock for both, 2 processes"][0] >= rows["a lock, 1 process"][1]


@pytest.mark.alone
def test_a_lock_that_nobody_else_wants_costs_less(rows: Rows) -> None:
    # Where both seldom run at the same moment, as on one CPU, the two are alike.
    assert rows["a lock each, 2 processes"][1] <= 1.1 * rows["one lock for both, 2 processes"][1]
