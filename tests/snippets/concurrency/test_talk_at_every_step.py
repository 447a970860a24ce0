import re

import pytest

from tests.snippets.conftest import RunSnippet


@pytest.mark.alone
def test_a_step_with_a_message_takes_many_times_as_long(run: RunSnippet) -> None:
    lines = run("concurrency/talk_at_every_step").lines
    seen = [re.fullmatch(r"(.+): (\d+), (\d+\.\d\d) µs a step", line) for line in lines]
    (one, two) = (match.groups() for match in seen if match)
    assert (one[0], two[0]) == ("one process", "two processes")
    assert one[1] == two[1], "both end at the same number"
    assert float(two[2]) > 3 * float(one[2])
