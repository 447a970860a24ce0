from tests.snippets.conftest import RunSnippet


def test_no_traceback_and_the_program_goes_on(run: RunSnippet) -> None:
    assert run("trouble/end_on_ctrl_c").lines == [
        "parent: two workers are busy",
        "^Cparent: Ctrl-C, I end the pool",
        "parent: done",
    ]
