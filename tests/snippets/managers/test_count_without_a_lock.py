import re

from tests.snippets.conftest import RunSnippet


def test_updates_are_lost(run: RunSnippet) -> None:
    match = re.fullmatch(r"parent: (\d+) of 600", run("managers/count_without_a_lock").lines[0])
    assert match is not None
    assert 2 <= int(match[1]) < 600  # who was stopped for long sets an old value
