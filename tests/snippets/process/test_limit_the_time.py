from tests.snippets.conftest import RunSnippet


def test_what_takes_longer_than_its_limit_is_ended(run: RunSnippet) -> None:
    assert run("process/limit_the_time").lines == [
        "0.1 s: exit code 0",
        "60 s: ended at its limit",
    ]
