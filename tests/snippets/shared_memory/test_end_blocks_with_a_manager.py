import os
import pickle
from multiprocessing.managers import SharedMemoryManager
from multiprocessing.reduction import ForkingPickler
from multiprocessing.shared_memory import SharedMemory

import pytest

from tests.snippets.conftest import RunSnippet


def test_both_tasks_have_written_and_the_block_is_gone_afterwards(run: RunSnippet) -> None:
    assert run("shared_memory/end_blocks_with_a_manager").lines == [
        "inside: [7, 7, 7, 7, 9, 9, 9, 9]",
        "after: no block of that name",
    ]


def test_it_is_one_more_process_and_unlinks_all_its_blocks() -> None:
    with SharedMemoryManager() as manager:
        assert manager._process.pid != os.getpid()  # type: ignore[attr-defined]
        blocks = [manager.SharedMemory(size=8) for _ in range(3)]
        names = [block.name for block in blocks]
        names.append(manager.ShareableList([1, 2]).shm.name)
    for name in names:
        with pytest.raises(FileNotFoundError):
            SharedMemory(name)


def test_of_a_block_the_name_is_sent() -> None:
    with SharedMemoryManager() as manager:
        block = manager.SharedMemory(size=1_000_000)
        message = ForkingPickler.dumps(block)
        assert block.name.encode() in bytes(message)
        assert len(message) < 200
        other = pickle.loads(message)
        assert block.buf is not None
        block.buf[0] = 7
        assert other.buf[0] == 7
        other.close()
