from multiprocessing.managers import SharedMemoryManager
from multiprocessing.shared_memory import SharedMemory

import pytest

from tests.snippets.conftest import RunSnippet


def test_the_name_leads_nowhere(run: RunSnippet) -> None:
    last = run("shared_memory/attach_after_the_end").lines[-1]
    assert last.startswith("FileNotFoundError: [Errno 2] No such file or directory: '/psm_")


def test_all_blocks_are_unlinked() -> None:
    with SharedMemoryManager() as manager:
        names = [manager.SharedMemory(size=8).name for _ in range(3)]
    for name in names:
        with pytest.raises(FileNotFoundError, match=name):
            SharedMemory(name)
