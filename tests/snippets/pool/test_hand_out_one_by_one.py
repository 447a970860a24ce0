from tests.snippets.conftest import RunSnippet


def test_all_tasks_are_done(run: RunSnippet) -> None:
    assert run("pool/hand_out_one_by_one").lines == ["parent: 16 tasks done"]
