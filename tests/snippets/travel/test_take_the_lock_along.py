from tests.snippets.conftest import RunSnippet


def test_the_message_names_the_lock_and_not_the_class(run: RunSnippet) -> None:
    lines = run("travel/take_the_lock_along").lines
    (message,) = [line for line in lines if line.startswith("TypeError: ")]
    assert message == "TypeError: cannot pickle '_thread.lock' object"
