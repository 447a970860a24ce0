from tests.snippets.conftest import RunSnippet


def test_the_child_finds_the_function(run: RunSnippet) -> None:
    assert run("travel/define_above_the_guard").lines == ["child: hello", "parent: exit code 0"]
