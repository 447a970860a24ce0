import pickle
import re
from functools import partial

import numpy as np
import pytest

from snippets.arrays.send_the_array_along import add_row
from tests.snippets.conftest import RunSnippet, Seen


def milliseconds(seen: Seen) -> int:
    match = re.fullmatch(r"parent: 1,000,000 in (\d+) ms", seen.lines[0])
    assert match
    return int(match[1])


@pytest.mark.alone
def test_it_takes_longer_than_to_send_the_rows(run: RunSnippet) -> None:
    along = milliseconds(run("arrays/send_the_array_along"))
    assert along > 2 * milliseconds(run("arrays/send_each_row"))


class Holder:
    def __init__(self, table: np.ndarray) -> None:
        self.table = table

    def add_row(self, row: int) -> float:
        return float(self.table[row].sum())


def test_each_way_to_take_it_along_pickles_it_whole() -> None:
    for rows in (25, 50):
        table = np.ones((rows, 1_000))
        for task in (partial(add_row, table), Holder(table).add_row, (add_row, table, 0)):
            assert len(pickle.dumps(task)) > table.nbytes
