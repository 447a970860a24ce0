from tests.snippets.conftest import RunSnippet


def test_the_parent_catches_what_the_worker_raised(run: RunSnippet) -> None:
    assert run("process/raise_in_a_worker").lines == ["parent: caught it"]
