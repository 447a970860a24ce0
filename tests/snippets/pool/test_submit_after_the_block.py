from concurrent.futures import ProcessPoolExecutor

import pytest

from tests.snippets.conftest import RunSnippet


def test_the_result_can_be_read_and_no_task_can_be_given(run: RunSnippet) -> None:
    seen = run("pool/submit_after_the_block")
    assert seen.lines[0] == "first:  9"
    assert seen.lines[-1] == "RuntimeError: cannot schedule new futures after shutdown"
    assert seen.exit_code == 1


def test_map_fails_in_submit_too() -> None:
    with ProcessPoolExecutor(1) as executor:
        pass
    with pytest.raises(RuntimeError, match="after shutdown") as failed:
        executor.map(abs, [1])
    assert failed.traceback[-1].name == "submit"
