import pytest

from tests.snippets.conftest import RunSnippet


@pytest.mark.alone
def test_every_part_costs_more_than_the_one_above_it(run: RunSnippet) -> None:
    """The shortest of several rounds: a busy machine delays some."""
    head, lines = run("cost/price_the_parts").table
    assert head == ["One", "Median (µs)", "Min (µs)", "Max (µs)"]
    rows = [[float(cell.replace(",", "")) for cell in line[1:]] for line in lines]
    call, lock, message, task, other_task, process, executor, pool = (row[1] for row in rows)
    assert call < lock < message < task < process < pool
    assert other_task < process < executor
