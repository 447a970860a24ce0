import subprocess
import sys

import pytest

from snippets.memory.read_what_was_forked import own_megabytes
from tests.snippets.conftest import RunSnippet


def test_small_objects_are_copied_and_large_ones_are_not(run: RunSnippet) -> None:
    head, rows = run("memory/read_what_was_forked").table
    assert head == ["Data", "Weighs, MB", "Copied, MB"]
    copied = {row[0]: int(row[2]) for row in rows}
    weighs = {row[0]: int(row[1]) for row in rows}
    for small in ("list of strings", "list of floats", "strings, frozen"):
        assert copied[small] > 0.6 * weighs[small] > 6
    # The list of half a million addresses, 4 MB, is not copied.
    assert 0.8 * weighs["list of strings"] < copied["list of strings"]
    assert copied["list of strings"] <= weighs["list of strings"] - 2
    for large in ("array of floats", "one long string", "bytes"):
        assert weighs[large] > 5
        assert copied[large] <= 2


@pytest.mark.skipif(sys.platform != "linux", reason="reads /proc")
def test_another_python_beside_it_changes_nothing_of_what_it_measures() -> None:
    """Pages of a file count as private until another process maps it, so they stay out."""
    wait = "print(flush=True); input()"
    begun = own_megabytes()
    other = subprocess.Popen(
        [sys.executable, "-c", wait], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    )
    with other:
        assert other.stdout is not None
        assert other.stdout.readline()
        beside = own_megabytes()
        other.communicate(b"\n", timeout=60)
    assert abs(beside - begun) < 1
