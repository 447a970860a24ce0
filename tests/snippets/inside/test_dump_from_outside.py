import sys

import pytest

from tests.snippets.conftest import RunSnippet

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="elsewhere only root may look")


def test_it_stands_in_the_line_with_the_second_acquire(
    run: RunSnippet, python: tuple[int, ...]
) -> None:
    text = run("inside/dump_from_outside").text
    if "ermission" in text:
        pytest.skip("this user may not look into another process")
    newest, oldest = text.index("save"), text.index("<module>")
    if python >= (3, 15):
        assert 'dump_from_outside.py", line 16, in save' in text
        assert oldest < newest
    else:
        assert "dump_from_outside.py:16)" in text
        assert newest < oldest
