from tests.snippets.conftest import RunSnippet


def test_the_childs_information_is_lost_and_its_warning_bears_no_name(run: RunSnippet) -> None:
    assert run("process/log_without_setup").lines == [
        "MainProcess starts a worker",
        "WARNING:root:cat.png is small",
        "MainProcess is done",
    ]
