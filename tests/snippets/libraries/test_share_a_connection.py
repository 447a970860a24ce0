from tests.snippets.conftest import RunSnippet


def test_each_child_gets_the_answer_to_the_other(run: RunSnippet) -> None:
    assert run("libraries/share_a_connection").lines == [
        "B asked, got: answer to A",
        "A asked, got: answer to B",
    ]
