"""Words stand where they fit, and the axis says what its lines mean."""

import itertools
import random

import pytest

from recorder.timelines.labels import (
    LONGEST_NAME,
    TEXT_CHARACTER,
    Text,
    is_idle,
    pixel,
    shortened,
    texts_of,
    ticks_of,
)
from recorder.timelines.model import Lane, Role, Span
from tests.recorder.timelines.conftest import lane, steps

WIDTH = 600
SCALE = 500.0
"""Pixels a second."""


def texts(each: Lane, scale: float = SCALE) -> list[tuple[str, float, bool, str]]:
    found = texts_of(each, list(each.spans), scale, WIDTH)
    return [(text.text, text.x, text.on, text.anchor) for text in found]


# --- The axis ------------------------------------------------------------


def axis(seconds: float, scale: float, in_seconds: bool, width: int = WIDTH) -> list[list[object]]:
    ticks = ticks_of(seconds, scale, in_seconds, width)
    return [[tick["text"], tick["line"], tick["x"], tick["anchor"]] for tick in ticks]


def test_ticks_are_round_moments_where_they_belong() -> None:
    assert axis(0.65, 800, in_seconds=False) == [
        ["0", 0, 0, "start"],
        ["200", 160, 160, "middle"],
        ["400", 320, 320, "middle"],
        ["600 ms", 480, 480, "middle"],
    ]
    assert axis(2.6, 200, in_seconds=True) == [
        ["0", 0, 0, "start"],
        ["0.5", 100, 100, "middle"],
        ["1", 200, 200, "middle"],
        ["1.5", 300, 300, "middle"],
        ["2", 400, 400, "middle"],
        ["2.5 s", 500, 500, "middle"],
    ]


def test_a_label_at_the_edge_ends_there_and_its_line_stays() -> None:
    assert axis(1.0, 600, in_seconds=True)[-1] == ["1 s", 600, 600, "end"]
    assert axis(1.0, 595, in_seconds=True)[-1] == ["1 s", 595, 600, "end"]
    assert axis(1.0, 580, in_seconds=True)[-1] == ["1 s", 580, 580, "middle"]


def test_an_axis_of_any_length_has_few_ticks_that_are_true() -> None:
    dice = random.Random(3)
    for _ in range(500):
        seconds = 10 ** dice.uniform(-2.5, 3.5)
        in_seconds = seconds >= 2
        scale = 0.95 * WIDTH / seconds
        ticks = ticks_of(seconds, scale, in_seconds, WIDTH)
        assert 3 <= len(ticks) <= 7
        *_, unit = ticks[-1]["text"].split()
        assert unit == ("s" if in_seconds else "ms")
        moments = [float(tick["text"].split()[0]) / (1 if in_seconds else 1e3) for tick in ticks]
        for tick, moment in zip(ticks, moments, strict=True):
            assert tick["line"] == pytest.approx(moment * scale, abs=0.051)
        steps = {round(b - a, 9) for a, b in itertools.pairwise(moments)}
        assert len(steps) == 1
        (step,) = steps
        assert f"{step:e}"[0] in "125"
        # One more would not fit.
        assert moments[-1] <= seconds * (1 + 1e-9) < moments[-1] + step * (1 + 1e-9)


# --- Bars ----------------------------------------------------------------


def test_a_bar_says_as_much_as_fits() -> None:
    def said(end: float, call: str, label: str) -> list[str]:
        other = Span("running", "", end, end + 0.001)
        span = Span("waiting", label, 0.0, end, call)
        return [text for text, *_ in texts(lane(span, other, role="child"))]

    # A character is 6.7 pixels wide, what is left and right of it 10, and a pixel 2 ms.
    assert said(0.208, "work(7)", "get()") == ["work(7): get()"]
    assert said(0.207, "work(7)", "get()") == ["work(7)"]
    assert said(0.181, "work(123456)", "get()") == ["work(123456)"]
    assert said(0.180, "work(123456)", "get()") == ["work(…)"]
    assert said(0.087, "", "get()") == ["get()"]
    assert said(0.086, "", "get()") == []


def test_no_text_is_longer_than_its_bar() -> None:
    dice = random.Random(4)
    for _ in range(300):
        parts = []
        at = 0.0
        for number in range(dice.randrange(1, 6)):
            end = at + dice.uniform(0.001, 0.3)
            call = dice.choice(("", f"work({number})", f"something({number}, {number})"))
            parts.append(Span("waiting", dice.choice(("", "get()")), at, end, call))
            at = end
        for text, x, _, anchor in texts(lane(*parts, role="child")):
            needed = len(text) * TEXT_CHARACTER
            left, right = (x - needed, x) if anchor == "end" else (x, x + needed)
            assert left >= -0.1
            assert right <= WIDTH
            inside = [s for s in parts if s.begin * SCALE <= left and right <= s.end * SCALE]
            beside = left >= parts[-1].end * SCALE or right <= parts[0].begin * SCALE
            assert inside or beside


def test_text_on_a_solid_bar_has_another_color() -> None:
    def on(kind: str, share: float) -> bool:
        spans = (Span(kind, "", 0.0, 1.0, "work(7)", share),)  # type: ignore[arg-type]
        ((text, x, solid, anchor),) = texts(lane(*spans))
        assert (text, x, anchor) == ("work(7)", 6, "")
        return solid

    assert on("running", 1.0)
    assert on("running", 0.9)
    assert not on("running", 0.89)
    assert not on("waiting", 1.0)


def test_a_call_in_pieces_is_named_once_in_its_widest() -> None:
    spans = steps(
        0,
        ("running", "", 0.2),
        ("waiting", "get()", 0.4),
        ("running", "", 0.7),
        ("waiting", "get()", 0.9),
        call="work(7)",
    )
    assert texts(lane(*spans, role="child")) == [
        ("get()", 106, False, ""),
        ("work(7)", 206, True, ""),
        ("get()", 356, False, ""),
    ]


def test_a_lane_without_room_for_its_call_has_it_beside() -> None:
    def short(begin: float, end: float, *before: Span) -> list[tuple[str, float, bool, str]]:
        return texts(lane(*before, Span("running", "", begin, end, "work(7)"), role="child"))

    assert short(0.3, 0.31) == [("work(7)", 160, False, "")]  # right of it
    start = Span("starting", "", 0.9, 1.15)
    assert short(1.15, 1.19, start) == [("work(7)", 570, False, "end")]  # in its start-up
    assert short(1.15, 1.19) == [("work(7)", 570, False, "end")]  # left of it
    narrow = Span("starting", "", 0.05, 0.06)
    wide = Span("waiting", "", 0.06, 1.18)
    assert short(1.18, 1.19, narrow, wide) == []  # nowhere


def test_who_waits_for_a_task_or_starts_up_is_not_labeled() -> None:
    idle = Span("waiting", "get()", 0.0, 1.0)
    assert texts(lane(idle, role="worker")) == []
    assert texts(lane(idle, role="child")) == [("get()", 6, False, "")]
    assert texts(lane(Span("starting", "", 0.0, 1.0))) == []
    roles: tuple[Role, ...] = ("parent", "child", "worker", "thread", "server")
    assert [role for role in roles if is_idle(lane(idle, role=role), idle)] == ["worker"]
    worker = lane(idle, role="worker")
    assert not is_idle(worker, Span("waiting", "get()", 0.0, 1.0, "work(7)"))
    assert not is_idle(worker, Span("running", "", 0.0, 1.0))


def test_text_is_placed_by_its_beginning_unless_it_says_otherwise() -> None:
    assert Text("words", 6) == Text("words", 6, on=False, anchor="")


# --- Names and numbers ---------------------------------------------------


def test_only_a_long_name_is_cut() -> None:
    longest = "x" * LONGEST_NAME
    assert shortened(longest) == longest
    assert shortened(longest + "y") == "x" * (LONGEST_NAME - 1) + "…"


@pytest.mark.parametrize(
    ("x", "text"), [(0, "0"), (3.04, "3"), (3.06, "3.1"), (12.5, "12.5"), (-0.26, "-0.3")]
)
def test_a_pixel_has_one_decimal_at_most(x: float, text: str) -> None:
    assert str(pixel(x)) == text
