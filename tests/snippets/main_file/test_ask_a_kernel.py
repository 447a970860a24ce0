from tests.snippets.conftest import RunSnippet


def test_in_a_notebook_an_imported_function_works_and_a_typed_one_fails(run: RunSnippet) -> None:
    seen = run("main_file/ask_a_kernel")
    assert seen.lines == [
        "typed: exit code 1",
        "imported: exit code 0",
        "and in red below the cell: AttributeError",
    ]
