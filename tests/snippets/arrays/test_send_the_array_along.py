import re

import pytest

from tests.snippets.conftest import RunSnippet, Seen


def milliseconds(seen: Seen) -> int:
    match = re.fullmatch(r"parent: 1,000,000 in (\d+) ms", seen.lines[0])
    assert match
    return int(match[1])


@pytest.mark.alone
def test_it_takes_longer_than_to_send_the_rows(run: RunSnippet) -> None:
    along = milliseconds(run("arrays/send_the_array_along"))
    assert along > 2 * milliseconds(run("arrays/send_each_row"))
