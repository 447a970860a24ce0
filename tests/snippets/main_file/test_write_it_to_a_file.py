from tests.snippets.conftest import RunSnippet


def test_the_child_finds_the_function(run: RunSnippet) -> None:
    assert run("main_file/write_it_to_a_file").lines == ["child: hello"]
