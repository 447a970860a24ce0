import multiprocessing
import time
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool

from tests.snippets.conftest import RunSnippet


def fail_late() -> None:
    time.sleep(0.5)
    raise OSError("no settings")


def test_the_parent_hears_that_the_executor_is_broken(run: RunSnippet) -> None:
    lines = run("pool/break_an_executor").lines
    assert lines[0] == "Exception in initializer:"
    assert lines[-2].startswith("FileNotFoundError: ")
    assert lines[-1] == "parent: no worker could begin"


def test_every_result_raises_that_the_executor_is_broken(start_method: str) -> None:
    context = multiprocessing.get_context(start_method)
    with ProcessPoolExecutor(2, context, fail_late) as executor:
        futures = [executor.submit(abs, number) for number in range(5)]
        assert {type(future.exception(30)) for future in futures} == {BrokenProcessPool}
