import re

import pytest

from recorder.runs.machine import usable_cpus
from tests.snippets.conftest import RunSnippet


@pytest.mark.alone
def test_naps_gain_from_every_doubling_and_loops_only_up_to_the_cpus(run: RunSnippet) -> None:
    """Compares the shortest of three rounds, since a busy machine delays some.

    Loops get half of their bound: a CPU's speed varies, and other programs run.
    """
    lines = run("concurrency/sleep_is_not_work", "0.02", "300000", "3").lines
    cells = [re.split(r" {2,}", line) for line in lines[1:]]
    rows = {int(workers): [float(cell) for cell in numbers] for workers, *numbers in cells}
    assert list(rows) == [1, 2, 4, 8]
    naps_low = [numbers[1] for numbers in rows.values()]
    assert naps_low == sorted(set(naps_low), reverse=True)
    one, eight = rows[1][4], rows[8][3]
    assert eight >= 0.5 * one / usable_cpus()
