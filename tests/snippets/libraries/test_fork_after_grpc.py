from tests.snippets.conftest import RunSnippet


def test_a_child_that_was_forked_after_a_call_hangs_in_its_own(run: RunSnippet) -> None:
    seen = run("libraries/fork_after_grpc")
    assert seen.lines == ["asked b'parent?' got b'parent?'"]
    assert seen.exit_code is None
