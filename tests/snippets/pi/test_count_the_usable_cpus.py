import os
import sys

import pytest

from tests.snippets.conftest import RunSnippet


@pytest.mark.skipif(sys.platform != "linux", reason="needs Linux")
def test_cpu_count_does_not_notice_that_cpus_were_given_up(run: RunSnippet) -> None:
    before, after = (line.split() for line in run("pi/count_the_usable_cpus").lines)
    assert int(before[1]) == int(after[1]) == os.cpu_count()
    assert int(before[3]) == len(os.sched_getaffinity(0))
    assert int(after[3]) == 1
