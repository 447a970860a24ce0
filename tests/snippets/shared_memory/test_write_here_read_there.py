import sys
from multiprocessing.shared_memory import SharedMemory

import pytest

from tests.snippets.conftest import RunSnippet


def test_the_parent_reads_what_the_child_wrote_and_the_rest_stays(run: RunSnippet) -> None:
    assert run("shared_memory/write_here_read_there").lines == ["parent: HELLO pool"]


@pytest.mark.skipif(sys.platform == "win32", reason="Windows keeps a block until it is closed")
def test_after_an_unlink_nobody_can_attach_though_others_still_have_it() -> None:
    block = SharedMemory(create=True, size=8)
    block.unlink()
    with pytest.raises(FileNotFoundError):
        SharedMemory(block.name)
    assert block.buf is not None
    block.buf[0] = 7
    assert block.buf[0] == 7
    block.close()
