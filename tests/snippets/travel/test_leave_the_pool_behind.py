from tests.snippets.conftest import RunSnippet


def test_the_workers_get_the_rate_and_need_no_pool(run: RunSnippet) -> None:
    assert run("travel/leave_the_pool_behind").lines == ["[30, 60, 90]"]
