from tests.snippets.conftest import RunSnippet


def test_each_library_of_each_worker_has_one_thread(run: RunSnippet) -> None:
    assert run("arrays/limit_in_each_worker").lines == ["threads: [1] [1]"]
