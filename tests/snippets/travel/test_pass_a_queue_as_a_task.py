from tests.snippets.conftest import RunSnippet


def test_the_message_speaks_of_inheritance(run: RunSnippet) -> None:
    lines = run("travel/pass_a_queue_as_a_task").lines
    assert (
        "RuntimeError: Queue objects should only be shared between processes through inheritance"
    ) in lines
    assert not any(line.startswith("did ") for line in lines)
