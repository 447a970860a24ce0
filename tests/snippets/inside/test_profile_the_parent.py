import re

from tests.snippets.conftest import RunSnippet


def test_the_profile_knows_nothing_of_the_tasks(run: RunSnippet) -> None:
    seen = run("inside/profile_the_parent")
    assert seen.lines[0] == "total: 780000"
    assert "add_digits" not in seen.text
    assert re.search(r"'acquire'|'poll'|'select.poll'|posix.read|_thread.lock|SemLock", seen.text)
