from tests.snippets.conftest import RunSnippet


def test_what_was_counted_is_printed_without_a_traceback(run: RunSnippet) -> None:
    lines = [line.removeprefix("^C") for line in run("words/stop_the_count").lines]
    assert lines[0] == "1 of 7 files"
    assert "stopped" in lines
    assert "Traceback" not in "\n".join(lines)
    assert "7 of 7 files" not in lines
    assert lines[-1].endswith(" times tea")
