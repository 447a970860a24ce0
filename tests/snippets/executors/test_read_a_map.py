import time
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

import pytest

from tests.snippets.conftest import RunSnippet


def divide_and_touch(task: tuple[Path, int]) -> None:
    folder, number = task
    (folder / str(12 // number)).touch()


def test_results_come_in_order_until_one_raises(run: RunSnippet) -> None:
    assert run("executors/read_a_map").lines == [
        "parent: 2.0",
        "parent: 3.0",
        "parent: error, division by zero",
        "parent: left, []",
    ]


def test_an_error_inside_the_block_cancels_what_has_not_begun() -> None:
    begin = time.monotonic()
    with ProcessPoolExecutor(1) as executor:
        results = executor.map(time.sleep, [-1, *[0.5] * 40])
        with pytest.raises(ValueError, match="sleep length"):
            next(results)
    assert time.monotonic() - begin < 15  # all forty would take 20 s


def test_the_tasks_after_the_error_are_done_before_the_block_ends(tmp_path: Path) -> None:
    with ProcessPoolExecutor(2) as executor:
        results = executor.map(divide_and_touch, [(tmp_path, n) for n in (6, 4, 0, 3)])
        assert isinstance(results, Iterator)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["2", "3", "4"]
