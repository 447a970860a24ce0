from tests.snippets.conftest import RunSnippet


def test_each_worker_has_one_thread(run: RunSnippet) -> None:
    assert run("libraries/limit_the_threads").lines == ["threads: 1 1"]
