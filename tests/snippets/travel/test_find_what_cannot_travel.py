import math
import multiprocessing
import threading
from types import SimpleNamespace

import pytest

from snippets.travel.find_what_cannot_travel import find_what_cannot_travel
from tests.snippets.conftest import RunSnippet

LOCK = "cannot pickle '_thread.lock' object"


def test_it_names_the_lock_in_an_object_in_a_dict_in_an_object(run: RunSnippet) -> None:
    assert run("travel/find_what_cannot_travel").lines == [
        f"shop: {LOCK}",
        f"shop.accounts: {LOCK}",
        f"shop.accounts.Ada: {LOCK}",
        f"shop.accounts.Ada.lock: {LOCK}",
    ]


def found_in(thing: object, capsys: pytest.CaptureFixture[str]) -> list[str]:
    find_what_cannot_travel(thing)
    return capsys.readouterr().out.splitlines()


def test_it_says_nothing_of_what_can_travel(capsys: pytest.CaptureFixture[str]) -> None:
    assert found_in({"a": [1, math.sqrt, SimpleNamespace(b=2)]}, capsys) == []


def test_it_ends_and_names_the_lock_in_what_holds_itself(
    capsys: pytest.CaptureFixture[str],
) -> None:
    ring = SimpleNamespace()
    ring.me, ring.all, ring.lock = ring, [ring], threading.Lock()
    assert found_in(ring, capsys)[-1] == f"it.lock: {LOCK}"


def test_it_asks_as_a_task_does(capsys: pytest.CaptureFixture[str]) -> None:
    (line,) = found_in(multiprocessing.Lock(), capsys)[:1]
    assert line.endswith("only be shared between processes through inheritance")
