import os
import sys
from multiprocessing import get_context
from multiprocessing.reduction import ForkingPickler
from pathlib import Path

import numpy as np
import numpy.typing as npt
import pytest

from snippets.arrays.price_of_sharing import SIZES
from tests.snippets.conftest import RunSnippet, Seen

HEAD = ["Size", "Way", "Median (ms)", "Min to max (ms)"]
WAYS = [
    "send, pickled",
    "send_bytes",
    "memmap, written first",
    "SharedMemory, copied in",
    "SharedMemory, lies there",
    "inherited by a fork",
]


def least(seen: Seen, size: str) -> dict[str, float]:
    """Return the least time of each way at a size."""
    head, rows = seen.table
    assert head == HEAD
    return {way: float(span.partition(" to ")[0]) for name, way, _, span in rows if name == size}


def test_there_is_a_row_for_each_way_and_each_size(shown: RunSnippet) -> None:
    _, rows = shown("arrays/price_of_sharing").table
    sizes = ["1 kB", "1 MB", "100 MB"]
    assert [(row[0], row[1]) for row in rows] == [(size, way) for size in sizes for way in WAYS]
    assert SIZES == [1_000, 1_000_000, 100_000_000]


def test_each_way_works_under_each_method(run: RunSnippet) -> None:
    assert list(least(run("arrays/price_of_sharing"), "1 kB")) == WAYS


@pytest.mark.alone
def test_a_large_array_costs_least_where_it_is_not_copied(run: RunSnippet) -> None:
    ms = least(run("arrays/price_of_sharing", "50000000"), "50 MB")
    free = max(ms["SharedMemory, lies there"], ms["inherited by a fork"])
    assert all(free < ms[way] for way in WAYS[:2])
    assert ms["SharedMemory, lies there"] < ms["SharedMemory, copied in"]
    assert ms["send_bytes"] < ms["send, pickled"]
    assert 1 / 4 < ms["send_bytes"] / ms["SharedMemory, copied in"] < 4


@pytest.mark.alone
def test_a_fork_costs_most_for_a_small_one(run: RunSnippet) -> None:
    ms = least(run("arrays/price_of_sharing", "1000"), "1 kB")
    assert ms["inherited by a fork"] > 2 * ms["send, pickled"]
    assert ms["send_bytes"] < ms["SharedMemory, copied in"]


def bytes_from_the_disk() -> int:
    text = Path("/proc/self/io").read_text(encoding="utf-8")
    return int(text.split("\nread_bytes: ")[1].split()[0])


@pytest.mark.skipif(sys.platform != "linux", reason="reads /proc")
def test_a_file_that_was_just_written_is_read_from_memory(tmp_path: Path) -> None:
    np.save(tmp_path / "numbers.npy", np.ones(1_000_000))
    before = bytes_from_the_disk()
    assert np.load(tmp_path / "numbers.npy", mmap_mode="r").sum() == 1_000_000
    assert bytes_from_the_disk() - before < 1_000_000


def test_the_rows_of_an_array_are_the_array_once() -> None:
    table = np.ones((100, 1000))
    sizes = [len(ForkingPickler.dumps(row)) for row in table]
    assert table.nbytes < sum(sizes) < 1.1 * table.nbytes


def change(numbers: npt.NDArray[np.float64]) -> None:
    read = numbers.sum()
    numbers[:] = 2
    os._exit(0 if (read, numbers.sum()) == (1000, 2000) else 1)


@pytest.mark.skipif(sys.platform == "win32", reason="no fork here")
def test_a_forked_child_reads_the_array_and_keeps_its_changes_to_itself() -> None:
    numbers = np.ones(1000)
    child = get_context("fork").Process(target=change, args=(numbers,))
    child.start()
    child.join(60)
    assert child.exitcode == 0
    assert numbers.sum() == 1000
