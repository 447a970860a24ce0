from tests.snippets.conftest import RunSnippet


def test_every_line_begins_with_the_name_of_its_process(run: RunSnippet) -> None:
    assert run("process/log_the_name").lines == [
        "MainProcess starts the workers",
        "resizer 1  resized cat.png",
        "resizer 2  resized dog.png",
        "MainProcess done",
    ]
