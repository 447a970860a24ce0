from tests.snippets.conftest import RunSnippet


def test_a_function_of_a_module_is_found(run: RunSnippet) -> None:
    assert run("inside/import_under_cprofile").lines == ["program: [1, 4, 9]", "exit code 0"]
