from tests.snippets.conftest import RunSnippet


def test_the_child_goes_on_though_the_notification_came_before(run: RunSnippet) -> None:
    seen = run("coordination/wait_for_the_state")
    assert seen.lines == [
        "parent: notifies",
        "child: goes on",
    ]
