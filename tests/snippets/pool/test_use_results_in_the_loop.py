from tests.snippets.conftest import RunSnippet


def test_the_parent_catches_what_its_own_code_raised(run: RunSnippet) -> None:
    assert run("pool/use_results_in_the_loop").lines == ["parent: cannot divide by 0"]
