from concurrent.futures import ProcessPoolExecutor

import pytest

from tests.snippets.conftest import RunSnippet


def test_a_map_that_nobody_reads_raises_nothing(run: RunSnippet) -> None:
    seen = run("executors/forget_to_read_a_map")
    assert seen.lines == ["parent: no error"]
    assert seen.exit_code == 0


def test_a_future_is_as_silent_until_it_is_asked() -> None:
    with ProcessPoolExecutor(1) as executor:
        future = executor.submit(divmod, 1, 0)
    assert isinstance(future.exception(), ZeroDivisionError)
    with pytest.raises(ZeroDivisionError):
        future.result()
