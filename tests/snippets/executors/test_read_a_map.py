import time
from concurrent.futures import ProcessPoolExecutor

import pytest

from tests.snippets.conftest import RunSnippet


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
