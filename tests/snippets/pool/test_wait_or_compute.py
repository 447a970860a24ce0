import pytest

from tests.snippets.conftest import RunSnippet


@pytest.mark.alone
def test_twice_the_workers_halve_waiting_and_not_computing(run: RunSnippet) -> None:
    head, rows = run("pool/wait_or_compute").table
    assert head == ["Tasks", "A worker per CPU", "Two per CPU"]
    assert [row[0] for row in rows] == ["wait", "compute"]
    (few_wait, many_wait), (few_compute, many_compute) = (
        [float(cell.split()[0]) for cell in row[1:]] for row in rows
    )
    assert many_wait < 0.75 * few_wait
    # Beside other programs, more workers get a larger part of the CPUs, too.
    assert many_compute / few_compute > many_wait / few_wait
