from tests.snippets.conftest import RunSnippet


def test_no_step_two_is_done_before_every_step_one(run: RunSnippet) -> None:
    assert run("coordination/step_together").lines == ["step 1 done"] * 3 + ["step 2 done"] * 3
