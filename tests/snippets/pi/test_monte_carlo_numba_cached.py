import importlib
import shutil
import sys
from pathlib import Path

import pytest

from tests.snippets.conftest import RunSnippet
from tests.snippets.pi.rungs import loop_of

pytest.importorskip("numba")
numba = pytest.importorskip("snippets.pi.monte_carlo_numba")
cached = pytest.importorskip("snippets.pi.monte_carlo_numba_cached")


def test_it_prints_what_the_program_before_it_prints(run: RunSnippet) -> None:
    one = run("pi/monte_carlo_numba").lines
    assert run("pi/monte_carlo_numba_cached").lines == one
    assert loop_of(cached) == loop_of(numba)


def test_the_second_program_loads_what_the_first_one_compiled(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("NUMBA_CACHE_DIR")  # which only tests have
    monkeypatch.setattr("numba.core.config.CACHE_DIR", "")
    shutil.copy(cached.__file__, tmp_path / "copied.py")
    monkeypatch.syspath_prepend(tmp_path)
    seen = []
    for _ in range(2):
        module = importlib.import_module("copied")
        module.count_hits(1, 10)
        stats = module.count_hits.stats
        seen.append((len(stats.cache_misses), len(stats.cache_hits)))
        del sys.modules["copied"]
    assert seen == [(1, 0), (0, 1)]
    with (tmp_path / "copied.py").open("a", encoding="utf-8") as file:
        file.write("# changed\n")
    importlib.invalidate_caches()
    module = importlib.import_module("copied")
    module.count_hits(1, 10)
    assert len(module.count_hits.stats.cache_misses) == 1, "a changed file is compiled anew"
    del sys.modules["copied"]
    assert list(tmp_path.glob("__pycache__/copied.count_hits*.nbc"))
