from tests.snippets.conftest import RunSnippet


def test_the_parent_and_perhaps_its_workers_print_a_traceback(run: RunSnippet) -> None:
    seen = run("trouble/press_ctrl_c")
    assert seen.lines[0] == "parent: two workers are busy"
    assert 1 <= seen.text.count("Traceback (most recent call last)") <= 3
    assert "KeyboardInterrupt" in seen.lines
    assert seen.exit_code is not None  # it ended
