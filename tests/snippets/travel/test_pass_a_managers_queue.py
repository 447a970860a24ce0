from tests.snippets.conftest import RunSnippet


def test_both_notes_come_through_the_queue(run: RunSnippet) -> None:
    assert run("travel/pass_a_managers_queue").lines == ["did 1", "did 2"]
