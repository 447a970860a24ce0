from tests.snippets.conftest import RunSnippet


def test_main_ends_before_the_child_and_the_program_after_it(run: RunSnippet) -> None:
    assert run("process/skip_the_join").lines == [
        "parent: last line of main, child alive: True",
        "child: finished",
        "parent: exits",
    ]
