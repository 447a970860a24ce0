import os
from concurrent.futures import ProcessPoolExecutor

from tests.snippets.conftest import RunSnippet


def test_the_error_of_a_callback_is_logged_and_the_program_goes_on(run: RunSnippet) -> None:
    seen = run("executors/raise_in_a_callback")
    assert seen.lines[0].startswith("exception calling callback for <Future at ")
    assert seen.lines[-2:] == ["OSError: no room for 49", "parent: result 49"]
    assert seen.exit_code == 0


def test_a_callback_runs_in_the_parent_when_the_future_is_done() -> None:
    seen = []
    with ProcessPoolExecutor(1) as executor:
        future = executor.submit(os.getpid)
        future.add_done_callback(lambda done: seen.append((os.getpid(), done.result(0))))
    assert seen == [(os.getpid(), future.result())]
    assert seen[0][0] != seen[0][1]
