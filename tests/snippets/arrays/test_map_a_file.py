import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

from tests.snippets.conftest import RunSnippet


def test_the_file_holds_what_the_workers_wrote_and_what_kind_of_array_it_is(
    run: RunSnippet,
) -> None:
    assert run("arrays/map_a_file").lines == [
        "parent: means [0.  0.5 1.  1.5]",
        "parent: shape (4, 250000) type float64",
    ]


def test_another_process_reads_it_without_flush_as_well(tmp_path: Path) -> None:
    program = (Path(__file__).parents[3] / "snippets/arrays/map_a_file.py").read_text("utf-8")
    assert program.count("    table.flush()\n") == 1
    path = tmp_path / "without_flush.py"
    path.write_text(program.replace("    table.flush()\n", ""), encoding="utf-8")
    done = subprocess.run([sys.executable, str(path)], capture_output=True, text=True, check=True)
    assert done.stdout.startswith("parent: means [0.  0.5 1.  1.5]\n")


def resident_megabytes() -> float:
    pages = int(Path("/proc/self/statm").read_text(encoding="utf-8").split()[1])
    return pages * 4096 / 1e6


@pytest.mark.skipif(sys.platform != "linux", reason="memory is read from /proc")
def test_a_map_loads_the_parts_that_are_touched(tmp_path: Path) -> None:
    np.save(tmp_path / "table.npy", np.ones((64, 125_000)))  # 64 MB
    table = np.load(tmp_path / "table.npy", mmap_mode="r")
    before = resident_megabytes()
    assert table[7].sum() == 125_000
    assert resident_megabytes() - before < 10
    assert table.sum() == 8_000_000
    assert resident_megabytes() - before > 50
