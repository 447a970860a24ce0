import re

from tests.snippets.conftest import RunSnippet


def test_no_count_is_printed_and_no_file_is_named(run: RunSnippet) -> None:
    seen = run("words/stop_at_a_bad_file")
    assert seen.exit_code == 1
    assert not any(re.match(r"\d+ words", line) for line in seen.lines)
    assert "Cid" not in seen.text
    assert "_RemoteTraceback" in seen.text
    assert seen.lines[-1].startswith("UnicodeDecodeError: 'utf-8' codec can't decode byte 0xe9")
    parents = seen.text.rpartition("direct cause")[2]
    assert "in <module>\n    for counts in executor.map(" in parents
