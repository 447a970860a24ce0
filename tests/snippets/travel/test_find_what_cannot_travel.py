import math
import threading
from types import SimpleNamespace

from snippets.travel.find_what_cannot_travel import find_what_cannot_travel
from tests.snippets.conftest import RunSnippet

LOCK = "cannot pickle '_thread.lock' object"


def test_it_names_the_lock_in_an_object_in_a_dict_in_an_object(run: RunSnippet) -> None:
    assert run("travel/find_what_cannot_travel").lines == [f"shop.accounts.Ada.lock: {LOCK}"]


def test_it_returns_nothing_for_what_can_travel() -> None:
    assert find_what_cannot_travel({"a": [1, math.sqrt, SimpleNamespace(b=2)]}) is None


def test_it_stops_at_what_holds_itself() -> None:
    ring = SimpleNamespace()
    ring.me, ring.all, ring.lock = ring, [ring], threading.Lock()
    assert find_what_cannot_travel(ring) == f"it.lock: {LOCK}"


def test_a_thing_without_parts_is_named_itself() -> None:
    assert find_what_cannot_travel(threading.Lock()) == f"it: {LOCK}"
