from tests.snippets.conftest import RunSnippet


def test_the_first_parameter_is_the_group(run: RunSnippet) -> None:
    seen = run("process/pass_target_by_position")
    assert seen.lines[-1] == "AssertionError: group argument must be None for now"
    assert "child: hello" not in seen.text
