import sys

import pytest

from tests.snippets.conftest import RunSnippet

only_linux = pytest.mark.skipif(sys.platform != "linux", reason="needs Linux")


def test_a_large_item_keeps_its_child_from_ending(run: RunSnippet) -> None:
    seen = run("messages/join_before_draining")
    assert seen.exit_code is None
    assert seen.lines == ["child: put 10000000 bytes, last line"]


@only_linux
def test_an_item_that_fits_into_the_pipe_lets_its_child_end(run: RunSnippet) -> None:
    assert run("messages/join_before_draining", label="fits").lines == [
        "child: put 65500 bytes, last line",
        "parent: got 65500 bytes",
        "parent: exit code 0",
    ]


@only_linux
def test_an_item_a_little_larger_than_the_pipe_hangs(run: RunSnippet) -> None:
    seen = run("messages/join_before_draining", label="too_large")
    assert seen.exit_code is None
    assert seen.lines == ["child: put 65536 bytes, last line"]
