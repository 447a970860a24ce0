from tests.snippets.conftest import RunSnippet


def test_in_a_notebook_an_imported_function_works_and_a_typed_one_fails(run: RunSnippet) -> None:
    seen = run("main_file/ask_a_kernel")
    assert "typed: exit code 1" in seen.lines
    assert "imported: exit code 0" in seen.lines
