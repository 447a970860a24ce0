from tests.snippets.conftest import RunSnippet


def test_what_is_typed_finds_what_it_imported(run: RunSnippet) -> None:
    assert run("main_file/import_the_function").lines == ["[4, 16, 36]"]
