from tests.snippets.conftest import RunSnippet


def test_the_parent_hears_that_the_executor_is_broken(run: RunSnippet) -> None:
    lines = run("pool/break_an_executor").lines
    assert lines[0] == "Exception in initializer:"
    assert lines[-2].startswith("FileNotFoundError: ")
    assert lines[-1] == "parent: no worker could begin"
