from tests.snippets.conftest import RunSnippet


def test_a_process_imports_numpy(run: RunSnippet) -> None:
    assert run("concurrency/import_in_a_process").lines == ["6"]
