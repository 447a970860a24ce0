from multiprocessing import Process

from tests.snippets.conftest import RunSnippet


def test_run_works_in_the_parent_and_start_in_a_child(run: RunSnippet) -> None:
    assert run("process/call_run_instead_of_start").lines == [
        "MainProcess: hello",
        "after run(): process id None",
        "Greeter-1: hello",
        "after start(): exit code 0",
    ]


def test_the_run_of_process_calls_the_target() -> None:
    called: list[int] = []
    Process(target=called.append, args=(1,)).run()
    assert called == [1]
