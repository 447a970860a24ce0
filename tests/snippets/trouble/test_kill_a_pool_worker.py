from tests.snippets.conftest import RunSnippet


def test_nothing_comes_after_the_kill(run: RunSnippet) -> None:
    assert run("trouble/kill_a_pool_worker").lines == ["worker: I am killed now"]
