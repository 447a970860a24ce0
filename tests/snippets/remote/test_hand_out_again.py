from tests.snippets.conftest import RunSnippet


def test_a_task_that_was_lost_is_handed_out_again(run: RunSnippet) -> None:
    assert run("remote/hand_out_again").lines == [
        "server: hands out [2, 3, 4, 5]",
        "server: no answer for [3]",
        "server: hands out [3]",
        "server: [(2, 4), (3, 9), (4, 16), (5, 25)]",
    ]
