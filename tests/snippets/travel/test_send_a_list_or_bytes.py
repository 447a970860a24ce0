import re
from array import array
from multiprocessing.reduction import ForkingPickler

import pytest

from tests.snippets.conftest import RunSnippet


def seconds(lines: list[str]) -> dict[str, float]:
    found = [re.fullmatch(r"(\w+) +there and back: (\S+) s", line) for line in lines]
    return {match[1]: float(match[2]) for match in found if match}


@pytest.mark.alone
def test_the_list_takes_longer_than_the_block(run: RunSnippet) -> None:
    runs = [seconds(run("travel/send_a_list_or_bytes", again=again).lines) for again in range(3)]
    least = {name: min(each[name] for each in runs) for name in ("list", "bytes")}
    assert least["list"] > least["bytes"]


def test_the_list_is_pickled_to_fewer_bytes() -> None:
    """The last of its numbers are; the smaller ones before them need no more each."""
    numbers = list(range(4_900_000, 5_000_000))
    block = array("q", numbers).tobytes()
    assert len(block) == 8 * len(numbers)
    assert len(ForkingPickler.dumps(numbers)) < len(ForkingPickler.dumps(block))
