from tests.snippets.conftest import RunSnippet


def test_the_workers_die_and_the_program_waits(run: RunSnippet) -> None:
    assert run("main_file/wait_for_a_typed_pool").lines == [
        "3 workers have died, one for each task",
        "the program waits: True",
    ]
