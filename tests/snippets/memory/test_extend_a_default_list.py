from tests.snippets.conftest import RunSnippet


def test_a_default_list_is_shared_by_calls_and_not_by_processes(run: RunSnippet) -> None:
    assert run("memory/extend_a_default_list").lines == [
        "collect(1): seen is [1]",
        "collect(2): seen is [2]",
        "collect(3): seen is [3]",
        "collect(4): seen is [3, 4]",
    ]
