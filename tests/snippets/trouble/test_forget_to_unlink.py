import subprocess
import sys
from multiprocessing.shared_memory import SharedMemory

import pytest

from tests.snippets.conftest import RunSnippet

LEAVE_A_BLOCK = """
from multiprocessing import resource_tracker
from multiprocessing.shared_memory import SharedMemory
block = SharedMemory(create=True, size=4)
block.buf[0] = 42
block.close()
SharedMemory(block.name).close()  # still there
resource_tracker.unregister("/" + block.name, "shared_memory")
print(block.name)
"""


def test_the_tracker_warns_and_since_313_names_the_block(
    run: RunSnippet, python: tuple[int, ...]
) -> None:
    seen = run("trouble/forget_to_unlink")
    assert seen.lines[0] == "owner: wrote 42"
    assert "1 leaked shared_memory objects to clean up at shutdown" in seen.text
    assert ("at shutdown: {'/psm_" in seen.text) == (python >= (3, 13))


@pytest.mark.skipif(sys.platform == "win32", reason="Windows keeps no block that nobody uses")
def test_a_block_stays_without_a_process_that_uses_it_until_it_is_unlinked() -> None:
    command = [sys.executable, "-c", LEAVE_A_BLOCK]
    name = subprocess.check_output(command, text=True, timeout=60).strip()
    block = SharedMemory(name)
    assert block.buf is not None
    assert block.buf[0] == 42
    block.close()
    block.unlink()
    with pytest.raises(FileNotFoundError):
        SharedMemory(name)
