from tests.snippets.conftest import RunSnippet


def test_the_child_finds_the_function(run: RunSnippet) -> None:
    assert run("main_file/keep_main_thin").lines == ["child: hello"]
