from multiprocessing import Process

from tests.snippets.conftest import RunSnippet


def test_the_queue_brings_the_result(run: RunSnippet) -> None:
    assert run("process/return_a_value").lines == ["parent: got 49"]


def test_nothing_of_a_process_holds_what_the_function_returned() -> None:
    child = Process(target=abs, args=(-49,))
    child.start()
    child.join()
    assert child.exitcode == 0
    assert 49 not in [value for value in vars(child).values() if isinstance(value, int)]
