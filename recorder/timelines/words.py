"""Says in words what a timeline shows: its title, and what a reader would find in it."""

from collections import defaultdict

from recorder.pages.fragments import seconds_text
from recorder.timelines.labels import FULL, is_idle
from recorder.timelines.model import Timeline

NAMED = 4
"""So many lanes a title names; of more, it tells the number."""

LISTED = 12
LEAST_SHARE = 0.01
"""Of the run: what happens at the same time for less is an accident of the schedule."""


def title_of(timeline: Timeline, name: str) -> str:
    """Return the title of the figure of the recording called `name`."""
    stem, _, variant = name.rpartition("/")[2].partition(".")
    program = f"{stem}.py" + (f", {variant}" if variant else "")
    return f"Who ran when in {program}: {_listed([lane.name for lane in timeline.lanes], NAMED)}"


def description_of(timeline: Timeline) -> str:
    """Return the lanes, how many ran at the same time, and who waited longest."""
    names = _listed([lane.name for lane in timeline.lanes], LISTED)
    many = len(timeline.lanes)
    sentences = [
        f"{many} {'lane' if many == 1 else 'lanes'}, in order of start: {names}.",
        _together(timeline),
        _longest_wait(timeline),
        f"It was stopped after {seconds_text(timeline.seconds)}."
        if timeline.cut
        else f"The run took {seconds_text(timeline.seconds)}.",
        "The table below has the same facts.",
    ]
    return " ".join(sentence for sentence in sentences if sentence)


def _listed(names: list[str], most: int) -> str:
    """Return names with commas, the number of those that are too many."""
    if len(names) <= most + 1:
        return ", ".join(names)
    return ", ".join(names[: most - 1]) + f" and {len(names) - most + 1} more"


def most_at_once(timeline: Timeline) -> int:
    """Return how many lanes ran at the same time, for a hundredth of the run or longer."""
    changes = sorted(
        (moment, step)
        for lane in timeline.lanes
        for span in lane.spans
        if span.kind == "running"
        for moment, step in ((span.begin, 1), (span.end, -1))
    )
    lasted: dict[int, float] = defaultdict(float)
    running, since = 0, 0.0
    for moment, step in changes:
        lasted[running] += moment - since
        running, since = running + step, moment
    most, total = 0, 0.0
    for number in sorted(lasted, reverse=True):
        total += lasted[number]
        if number and total >= LEAST_SHARE * timeline.seconds:
            most = number
            break
    return most


def _together(timeline: Timeline) -> str:
    most = most_at_once(timeline)
    shared = any(span.share < FULL for lane in timeline.lanes for span in lane.spans)
    if most == 0 or len(timeline.lanes) == 1:
        return ""
    if most == 1:
        return "No two of them ran at the same time."
    return f"At most {most} ran at the same time" + (
        ", in part by turns on a CPU." if shared else "."
    )


def _longest_wait(timeline: Timeline) -> str:
    """Return who waited longest for one thing; a worker without a task waits for none."""
    waits: dict[tuple[str, str], float] = defaultdict(float)
    for lane in timeline.lanes:
        for span in lane.spans:
            if span.kind == "waiting" and not is_idle(lane, span):
                waits[lane.name, span.label] += span.end - span.begin
    if not waits:
        return ""
    name, label = max(waits, key=lambda each: waits[each])
    lasted = seconds_text(waits[name, label])
    return f"{name} waited longest: {lasted}" + (f" in {label}." if label else ".")
