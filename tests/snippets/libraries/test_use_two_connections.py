from tests.snippets.conftest import RunSnippet


def test_each_child_gets_its_own_answer(run: RunSnippet) -> None:
    assert sorted(run("libraries/use_two_connections").lines) == [
        "A asked, got: answer to A",
        "B asked, got: answer to B",
    ]
