from tests.snippets.conftest import RunSnippet


def test_the_parent_goes_on_only_after_the_child(run: RunSnippet) -> None:
    assert run("process/join_one").lines == [
        "child: working",
        "child: finished",
        "parent: goes on, exit code 0",
    ]
