import logging

from snippets.process.log_the_name import FORMAT
from tests.snippets.conftest import RunSnippet


def test_every_line_begins_with_the_name_of_its_process(run: RunSnippet) -> None:
    lines = run("process/log_the_name").lines
    assert lines[0] == "MainProcess starts two workers"
    assert lines[-1] == "MainProcess is done"
    assert sorted(lines[1:-1]) == [
        "cat resizer is done",
        "cat resizer opens cat.png",
        "dog resizer is done",
        "dog resizer opens dog.png",
    ]


def test_the_workers_run_at_the_same_time(run: RunSnippet) -> None:
    lines = run("process/log_the_name").lines
    assert lines.index("cat resizer opens cat.png") < lines.index("dog resizer is done")
    assert lines.index("dog resizer opens dog.png") < lines.index("cat resizer is done")


def test_a_shorter_name_is_filled_up_to_eleven_letters_and_a_longer_one_stays() -> None:
    record = logging.LogRecord("log", logging.INFO, "a.py", 1, "hello", None, None)
    for name, line in (("short", "short       hello"), ("twelve chars", "twelve chars hello")):
        record.processName = name
        assert logging.Formatter(FORMAT).format(record) == line
