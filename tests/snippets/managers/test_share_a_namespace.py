import multiprocessing

import pytest

from tests.snippets.conftest import RunSnippet


def test_an_assignment_is_seen_and_a_change_inside_is_not(run: RunSnippet) -> None:
    assert run("managers/share_a_namespace").lines == ["parent: light green [8]"]


def test_a_managed_value_has_no_lock_of_its_own(start_method: str) -> None:
    with multiprocessing.get_context(start_method).Manager() as manager:
        number = manager.Value("i", 0)
        with pytest.raises(AttributeError, match="'ValueProxy' object has no attribute 'get_lock'"):
            number.get_lock()  # type: ignore[attr-defined]
