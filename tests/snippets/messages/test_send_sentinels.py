import queue

import pytest

from snippets.messages.send_sentinels import take
from tests.snippets.conftest import RunSnippet


def test_all_five_children_end_and_no_word_is_left(run: RunSnippet) -> None:
    *told, last = run("messages/send_sentinels").lines
    assert last == "parent: all joined"
    ends = [line.split()[1] for line in told if line.endswith(": ends")]
    words = [line.split()[3] for line in told if not line.endswith(": ends")]
    assert sorted(ends) == ["0:", "1:", "2:", "3:", "4:"]
    assert sorted(words) == ["east", "north", "south", "west"]


def test_words_behind_the_last_sentinel_are_left(capsys: pytest.CaptureFixture[str]) -> None:
    words: queue.Queue[str | None] = queue.Queue()
    for item in ("early", None, "late"):
        words.put(item)
    take(0, words)
    assert capsys.readouterr().out == "child 0: took early\nchild 0: ends\n"
    assert words.get_nowait() == "late"
