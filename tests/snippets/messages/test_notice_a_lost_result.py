from tests.snippets.conftest import RunSnippet


def test_the_results_that_come_are_taken_and_the_lost_one_is_named(run: RunSnippet) -> None:
    assert sorted(run("messages/notice_a_lost_result").lines) == [
        "parent: 1 squared is 1",
        "parent: 2 is lost, exit code 7",
        "parent: 3 squared is 9",
    ]
