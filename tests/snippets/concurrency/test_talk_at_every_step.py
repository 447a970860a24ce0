import re

import pytest

from tests.snippets.conftest import RunSnippet


@pytest.mark.alone
def test_a_step_with_a_message_takes_many_times_as_long(run: RunSnippet) -> None:
    """Compares the shortest of three runs, since a busy machine delays some."""
    times: dict[str, list[float]] = {"one process": [], "two processes": []}
    ends = set()
    for again in range(3):
        for line in run("concurrency/talk_at_every_step", again=again).lines:
            match = re.fullmatch(r"(.+): (\d+), (\d+\.\d\d) µs a step", line)
            assert match
            times[match[1]].append(float(match[3]))
            ends.add(match[2])
    assert len(ends) == 1, "both end at the same number"
    assert min(times["two processes"]) > 3 * min(times["one process"])
