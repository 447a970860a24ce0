from tests.snippets.conftest import RunSnippet


def test_a_child_imports_the_file_and_runs(run: RunSnippet) -> None:
    assert run("start_methods/allow_the_import").lines == ["child: hello", "parent: exit code 0"]
