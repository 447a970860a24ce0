"""Puts timings on pages: the build's own, and beside them those stored from other machines."""

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from recorder.catalog import Catalog, Comparison, arguments_of
from recorder.charts import draw_charts
from recorder.comparisons import FORMAT, call_text, comparison_key, sources_of
from recorder.errors import AuthorError
from recorder.fragments import FRAGMENTS
from recorder.pages import TIMINGS
from recorder.publish import replace_files, write_files
from recorder.recordings import RECORDINGS

STORED = Path("docs", "timings")
COLLECTED = Path("build", "timings.json")

Timing = dict[str, Any]


def write_timings(root: Path, catalog: Catalog) -> None:
    """Write ``build/timings.json`` and the fragments below ``build/timings/``.

    A comparison that this build did not time gets a fragment that says so.

    Raises
    ------
    AuthorError
        A stored result cannot be read, or a file cannot be written.
    """
    stored = load_stored(root)
    own = {each.id: _own(root, each) for each in catalog.comparison}
    files: dict[str, str] = {}
    for comparison in catalog.comparison:
        others = [each[comparison.id] for each in stored if comparison.id in each]
        sources = sources_of(root, comparison)
        for kind in comparison.fragment_suffixes:
            name = f"{comparison.id}{kind}"
            files[f"{name}.md"] = _fragment(comparison, sources, kind, own[comparison.id], others)
    replace_files(root, TIMINGS, {name: text.encode() for name, text in files.items()})
    measured = {name: timing for name, timing in own.items() if timing}
    text = json.dumps({"format": FORMAT, "timings": measured}, indent=1, ensure_ascii=False)
    write_files(root, COLLECTED.parent, {COLLECTED.name: f"{text}\n".encode()})


def load_stored(root: Path) -> list[dict[str, Timing]]:
    """Return what other machines measured, from the files in ``docs/timings/``.

    Raises
    ------
    AuthorError
        A file is not a ``build/timings.json``.
    """
    stored = []
    for path in sorted((root / STORED).glob("*.json")):
        try:
            content = json.loads(path.read_bytes())
            if content["format"] != FORMAT:
                raise ValueError(f"its format is {content['format']}, not {FORMAT}")
            timings: dict[str, Timing] = content["timings"]
            for timing in timings.values():
                timing["machine"]["usable_cpus"] + len(timing["missing"] or timing["rows"])
        except (ValueError, KeyError, TypeError, AttributeError) as error:
            raise AuthorError(
                f"{path.relative_to(root)}: no stored timings: {error!r}; put a "
                "build/timings.json of another machine there, or remove it"
            ) from error
        stored.append(timings)
    return stored


def _own(root: Path, comparison: Comparison) -> Timing | None:
    """Return what this build measured; of a full-size timing, only a current one."""
    try:
        content = (root / RECORDINGS / comparison.id / "run.json").read_bytes()
        timing: Timing = json.loads(content)
    except (OSError, ValueError):
        return None
    if timing.get("format") != FORMAT:
        return None
    if comparison.full_only and timing["key"] != comparison_key(root, comparison, full=True):
        return None
    return timing


def _fragment(
    comparison: Comparison,
    sources: dict[str, str],
    kind: str,
    own: Timing | None,
    others: Sequence[Timing],
) -> str:
    """Return one fragment: the build's own timing, then those of other machines."""
    identity = f"{comparison.id}{kind}".replace("/", "-").replace(".", "-")
    reason = _reason_for_absence(comparison, own)
    if own and not reason:
        parts = [_body(comparison, kind, own, identity)]
    else:
        parts = [FRAGMENTS["timing_absent"].render(reason=reason)]
    for number, timing in enumerate(others):
        if timing["missing"]:
            continue
        parts.append(
            FRAGMENTS["timing_stored"].render(
                body=_body(comparison, kind, timing, f"{identity}-stored-{number}"),
                machine=timing["machine"],
                recorded_at=timing["recorded_at"],
                changed=timing["sources"] != sources,
                alone=number == 0 and bool(reason),
            )
        )
    return "\n".join(parts)


def _reason_for_absence(comparison: Comparison, own: Timing | None) -> str | None:
    """Return why this build has no timing, as the end of a sentence, or None."""
    if own:
        missing: str | None = own["missing"]
        return missing
    if comparison.full_only:
        return "`nox -s timings -- --full` takes the time for it"
    return "`nox -s timings` does it"


def _body(comparison: Comparison, kind: str, timing: Timing, identity: str) -> str:
    if kind == ".workers":
        sweeps = _sweeps(comparison, timing, identity)
        return FRAGMENTS["timing_workers"].render(timing=timing, sweeps=sweeps)
    if kind == ".sizes":
        return FRAGMENTS["timing_sizes"].render(timing=timing, **_sizes(timing))
    if kind == ".tasks":
        return FRAGMENTS["timing_tasks"].render(timing=timing)
    cpus = timing["machine"]["usable_cpus"]
    rows = [row for row in timing["rows"] if not row["sweep"] or row["workers"] == cpus]
    return FRAGMENTS["timing"].render(
        timing=timing,
        rows=rows,
        baselines=comparison.against or (rows[0]["name"],),
        result=comparison.result,
        costs=comparison.costs,
    )


def _sweeps(comparison: Comparison, timing: Timing, identity: str) -> list[dict[str, Any]]:
    """Return each run that was timed with several numbers of workers, with its charts."""
    copies = timing["copies"]
    cpus = timing["machine"]["usable_cpus"]
    throughput = copies["throughput"]["median"] if copies else float(cpus)
    sweeps: list[dict[str, Any]] = []
    for run in comparison.runs:
        own = [row for row in timing["rows"] if row["name"] == run.title and row["sweep"]]
        rows = [row for row in own if not row["missing"]]
        if not rows:
            continue
        drawn = draw_charts(rows, throughput, f"{identity}-{len(sweeps)}")
        words = arguments_of(run, timing["full"])
        command = call_text(run, [word.replace("{workers}", "workers") for word in words])
        sweeps.append({"rows": rows, "charts": drawn, "command": command})
    return sweeps


def _sizes(timing: Timing) -> dict[str, Any]:
    """Return the rows of each size, and from which size on each run beats the first."""
    names = list(dict.fromkeys(row["name"] for row in timing["rows"]))
    sizes: dict[str, list[dict[str, Any]]] = {}
    for row in timing["rows"]:
        sizes.setdefault(_grouped(row["size"]), []).append(row)
    pays = []
    for number, name in enumerate(names[1:], start=1):
        first = None
        for size, rows in reversed(sizes.items()):
            row = rows[number]
            if row["missing"] or next(iter(row["speedup"].values()))["low"] <= 1:
                break
            first = size
        pays.append((name, first))
    return {"names": names, "sizes": list(sizes.items()), "pays": pays}


def _grouped(size: str) -> str:
    return f"{int(size):,}" if size.isdigit() else size
