import pytest

from tests.snippets.conftest import RunSnippet


@pytest.mark.alone
def test_each_part_costs_more_than_the_smaller_ones(run: RunSnippet) -> None:
    """The shortest of several rounds: a busy machine delays some."""
    head, lines = run("cost/price_the_parts").table
    assert head == ["One", "Median (µs)", "Min (µs)", "Max (µs)"]
    rows = [[float(cell.replace(",", "")) for cell in line[1:]] for line in lines]
    call, lock, message, task, other_task, process, executor, pool = (row[1] for row in rows)
    assert call < lock < message < task < process
    assert task < pool
    assert other_task < min(process, executor)
