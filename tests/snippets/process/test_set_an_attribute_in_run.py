from tests.snippets.conftest import RunSnippet


def test_the_attribute_is_set_in_the_child_only(run: RunSnippet) -> None:
    assert run("process/set_an_attribute_in_run").lines == [
        "child: result 45",
        "parent: exit code 0",
        "parent: result None",
    ]
