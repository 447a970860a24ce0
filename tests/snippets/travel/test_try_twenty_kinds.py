import pickle
import re
import socket
from multiprocessing.reduction import ForkingPickler

import pytest

from snippets.travel.try_twenty_kinds import Point
from tests.snippets.conftest import RunSnippet

ARRIVES = {
    "int",
    "list",
    "instance of a class",
    "class",
    "function",
    "built-in function",
    "partial of a function",
    "bound method",
    "socket",
}
LOCAL = {"local function", "instance of a local class"}
INHERITED = {"Lock of multiprocessing", "Queue of multiprocessing"}


def table(run: RunSnippet) -> dict[str, str]:
    lines = run("travel/try_twenty_kinds").lines[1:]
    return dict(re.split(r" {2,}", line) for line in lines)


def test_twenty_kinds_have_tried(run: RunSnippet) -> None:
    assert len(table(run)) == 20


def test_data_and_what_has_a_name_arrive_and_nothing_else(run: RunSnippet) -> None:
    arrived = {name for name, became in table(run).items() if became.startswith("arrives as ")}
    assert arrived - {"itertools.count"} == ARRIVES


def test_an_iterator_of_itertools_arrives_before_3_14_alone(
    run: RunSnippet, python: tuple[int, ...]
) -> None:
    arrived = table(run)["itertools.count"].startswith("arrives")
    assert arrived == (python < (3, 14))


def test_what_is_local_fails_with_another_type_since_3_14(
    run: RunSnippet, python: tuple[int, ...]
) -> None:
    kind = "AttributeError" if python < (3, 14) else "PicklingError"
    rows = table(run)
    for name in LOCAL:
        assert rows[name].startswith(f"{kind}: Can't ")
        assert "<locals>" in rows[name]


def test_a_lambda_is_not_found_by_its_name(run: RunSnippet) -> None:
    assert table(run)["lambda"].startswith(
        "PicklingError: Can't pickle <function <lambda> at 0x…>: "
    )


def test_what_can_only_be_inherited_says_so(run: RunSnippet) -> None:
    rows = table(run)
    for name in INHERITED:
        kind = name.split()[0]
        assert rows[name] == (
            f"RuntimeError: {kind} objects should only be shared between processes "
            "through inheritance"
        )


def test_plain_pickle_does_not_take_a_socket() -> None:
    with socket.socket() as plug, pytest.raises(TypeError, match="socket"):
        pickle.dumps(plug)


def test_plain_data_comes_back_as_it_was() -> None:
    numbers = [1, -(2**70), 2.5, 3j, True]
    data = [numbers, "text", b"bytes", None, (1, "a"), {1, 2}, {"a": [{"b": numbers}]}, Point(1, 2)]
    for each in data:
        assert pickle.loads(ForkingPickler.dumps(each)) == each
