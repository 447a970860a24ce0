import subprocess
import sys
from pathlib import Path

import pytest

from tests.snippets.conftest import RunSnippet

METHODS = ["fork", "spawn", "forkserver"]


@pytest.mark.parametrize("label", ["", *METHODS])
def test_copies_of_one_process_share_the_generators_of_numpy_and_nothing_of_the_system(
    run: RunSnippet, start_method: str, python: tuple[int, ...], label: str
) -> None:
    method = label or start_method
    imported_once = python >= (3, 14, 1) or (3, 13, 8) <= python < (3, 14)
    count = 1 if method == "fork" or (method == "forkserver" and imported_once) else 4
    assert run("arrays/copy_numpys_generators", label=label).lines == [
        f"rng.integers      {count} different",
        f"np.random.randint {count} different",
        "secrets.randbits  4 different",
        "uuid.uuid4        4 different",
    ]


@pytest.mark.parametrize("method", METHODS)
def test_with_a_seed_at_the_top_all_draw_the_same(method: str, tmp_path: Path) -> None:
    path = Path(__file__).parents[3] / "snippets/arrays/copy_numpys_generators.py"
    program = path.read_text(encoding="utf-8")
    assert program.count("default_rng()") == 1
    seeded = tmp_path / "seeded.py"
    seeded.write_text(program.replace("default_rng()", "default_rng(2024)"), encoding="utf-8")
    command = [sys.executable, str(seeded), method]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    assert done.stdout.splitlines()[0] == "rng.integers      1 different"
