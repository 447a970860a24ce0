import subprocess
import sys

from tests.snippets.conftest import RunSnippet


def test_the_trackers_of_the_workers_remove_the_block(run: RunSnippet) -> None:
    seen = run("arrays/make_the_pool_first")
    assert "leaked shared_memory objects" in seen.text
    assert "parent: the block is gone" in seen.lines
    assert "    block.unlink()" in seen.lines


BLOCK = """
from multiprocessing import resource_tracker
from multiprocessing.shared_memory import SharedMemory

print(resource_tracker._resource_tracker._pid is None)
block = SharedMemory(create=True, size=4)
print(resource_tracker._resource_tracker._pid is None)
block.close()
block.unlink()
"""


def test_the_first_block_starts_the_tracker() -> None:
    done = subprocess.run(
        [sys.executable, "-c", BLOCK], capture_output=True, text=True, check=True, timeout=60
    )
    assert done.stdout.split() == ["True", "False"]
