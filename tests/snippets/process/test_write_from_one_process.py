from tests.snippets.conftest import RunSnippet


def test_what_is_sent_stands_in_the_file_in_order(run: RunSnippet) -> None:
    assert run("process/write_from_one_process").lines == ["resized cat.png", "resized dog.png"]
