from tests.snippets.conftest import RunSnippet


def test_arguments_arrive_by_position_and_by_name(run: RunSnippet) -> None:
    assert sorted(run("process/pass_arguments").lines) == [
        "good morning, Bob.",
        "hello, Ada.",
        "hello, Cleo!",
    ]
