import pytest

from tests.snippets.conftest import RunSnippet


def test_who_fills_a_block_that_is_too_large_is_killed(run: RunSnippet) -> None:
    seen = run("servers/fill_the_shared_memory")
    if "unshare:" in seen.text:
        pytest.skip("this machine lets nobody make a namespace")
    assert seen.lines == [
        "made a block of 2 MB in a /dev/shm of 1 MB",
        "filled by a child, exit code -7",
        "Lock(): [Errno 28] No space left on device",
    ]
