from tests.snippets.conftest import RunSnippet


def test_the_program_goes_on_without_an_answer(run: RunSnippet) -> None:
    assert run("remote/limit_the_connect").lines == ["worker: connects", "worker: no answer"]
