from multiprocessing import RawArray
from multiprocessing.reduction import ForkingPickler

import pytest

from tests.snippets.conftest import RunSnippet


def test_the_array_outlives_the_name_of_its_memory(run: RunSnippet) -> None:
    assert run("arrays/share_a_raw_array").lines == ["parent: means [0.  0.5 1.  1.5]"]


def test_it_does_not_travel_with_a_task() -> None:
    with pytest.raises(RuntimeError, match="through inheritance"):
        ForkingPickler.dumps(RawArray("d", 4))
