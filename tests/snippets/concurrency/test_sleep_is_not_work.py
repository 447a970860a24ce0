import re

import pytest

from recorder.runs.machine import usable_cpus
from tests.snippets.conftest import RunSnippet

LINE = re.compile(r"(naps|loops): (\d+\.\d\d) s, (\d+\.\d\d) s")


@pytest.mark.alone
def test_eight_workers_gain_from_naps_and_from_loops_only_up_to_the_cpus(run: RunSnippet) -> None:
    """Each time is the shortest of three, since a busy machine delays some.

    Loops get twice their bound: a CPU's speed varies. Where many other programs run, eight
    workers get a larger part of the CPUs than one, and yet never as much as they gain from naps.
    """
    times = {}
    for line in run("concurrency/sleep_is_not_work").lines:
        match = LINE.fullmatch(line)
        assert match
        times[match[1]] = float(match[2]), float(match[3])
    naps, loops = (one / eight for one, eight in (times["naps"], times["loops"]))
    assert naps > 2
    assert loops <= max(2 * usable_cpus(), naps)
