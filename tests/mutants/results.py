"""Keeps what became of each change, so that a later run goes on, and reports it by area."""

import json
import tomllib
from collections import Counter
from pathlib import Path

import attrs

KEPT = Path("build/mutants/results.jsonl")
OF_NO_EFFECT = Path("tests/mutants/of_no_effect.toml")
AIM = 0.95
"""Which share of the changes with an effect the gates are to see."""


@attrs.frozen
class Result:
    """A change, where it was made, and what saw it; `killed_by` is None if nothing did."""

    id: str
    area: str
    path: str
    line: int
    old: str
    new: str
    killed_by: str | None
    seconds: float


def load() -> dict[str, Result]:
    """Return what is kept, by the ids of changes."""
    if not KEPT.is_file():
        return {}
    lines = KEPT.read_text("utf-8").splitlines()
    return {result.id: result for result in (Result(**json.loads(line)) for line in lines)}


def keep(result: Result) -> None:
    """Add a result at once: whatever ends the run, it is not tried again."""
    KEPT.parent.mkdir(parents=True, exist_ok=True)
    with open(KEPT, "a", encoding="utf-8") as file:
        file.write(json.dumps(attrs.asdict(result), ensure_ascii=False) + "\n")


def reasons() -> dict[tuple[str, str, str], str]:
    """Return why a change of a line has no effect, by its file, old and new line."""
    listed = tomllib.loads(OF_NO_EFFECT.read_text("utf-8")).get("change", [])
    return {(each["file"], each["old"], each["new"]): each["reason"] for each in listed}


def _has_none(result: Result, listed: dict[tuple[str, str, str], str]) -> bool:
    """Tell whether a change is among those without an effect."""
    return (result.path, result.old, result.new) in listed


def report(results: list[Result], totals: Counter[str]) -> str:
    """Return a table by area, and below it what survived."""
    listed = reasons()
    survived = [each for each in results if each.killed_by is None]
    harmless = [each for each in survived if _has_none(each, listed)]
    seen = [each for each in survived if each not in harmless]
    lines = [
        f"{'Area':<16}{'changes':>9}{'tried':>7}{'killed':>8}{'no effect':>11}{'survived':>10}"
    ]
    for area, total in totals.items():
        here = [each for each in results if each.area == area]
        killed = sum(1 for each in here if each.killed_by is not None)
        none = sum(1 for each in harmless if each.area == area)
        left = len(here) - killed - none
        lines.append(f"{area:<16}{total:>9,}{len(here):>7}{killed:>8}{none:>11}{left:>10}")
    lines += [
        "",
        *(f"{each.path}:{each.line}\n    - {each.old}\n    + {each.new}" for each in seen),
    ]
    return "\n".join(lines)


def share_killed(results: list[Result]) -> tuple[int, int]:
    """Return how many changes with an effect were seen, and of how many."""
    listed = reasons()
    with_effect = [
        each for each in results if each.killed_by is not None or not _has_none(each, listed)
    ]
    return sum(1 for each in with_effect if each.killed_by is not None), len(with_effect)
