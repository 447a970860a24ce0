from multiprocessing import Lock

import pytest

from tests.snippets.conftest import RunSnippet


def test_a_place_too_many_is_refused(run: RunSnippet) -> None:
    seen = run("coordination/bound_the_semaphore")
    assert seen.lines[-1] == "ValueError: semaphore or lock released too many times"


def test_so_is_the_release_of_a_free_lock() -> None:
    with pytest.raises(ValueError, match="semaphore or lock released too many times"):
        Lock().release()
