from tests.snippets.conftest import RunSnippet


def test_two_workers_are_enough_for_four_tasks(run: RunSnippet) -> None:
    assert run("servers/weigh_two_workers").lines[0].startswith("2 workers, ")
