import pytest

from tests.snippets.conftest import RunSnippet


def test_a_file_needs_no_room_there(run: RunSnippet) -> None:
    seen = run("servers/map_a_file")
    if "unshare:" in seen.text:
        pytest.skip("this machine lets nobody make a namespace")
    assert seen.lines == [
        "made a file of 2 MB, beside a /dev/shm of 1 MB",
        "filled by a child, exit code 0",
    ]
