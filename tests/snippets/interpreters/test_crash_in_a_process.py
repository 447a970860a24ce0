from tests.snippets.conftest import RunSnippet


def test_the_program_outlives_its_worker(run: RunSnippet) -> None:
    assert run("interpreters/crash_in_a_process").lines == [
        "program goes on after BrokenProcessPool",
        "exit code of the program: 0",
    ]
