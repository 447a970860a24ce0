from tests.snippets.conftest import RunSnippet


def test_the_alarm_is_heard_after_the_call(run: RunSnippet) -> None:
    assert run("trouble/miss_the_alarm").lines == ["three times as late as the limit: True"]
