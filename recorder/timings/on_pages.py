"""Renders timings: the build's own, and beside them those stored from other machines."""

import json
from collections.abc import Sequence
from typing import Any

import cattrs
from markupsafe import Markup

from recorder.catalog.comparisons import Comparison, Contender
from recorder.catalog.load import Catalog
from recorder.pages.fragments import render
from recorder.timings.as_bars import draw_rows
from recorder.timings.charts import draw_charts
from recorder.timings.facts import FORMAT, DerivedRow, DerivedTiming, Timing, derive, plain_rows
from recorder.timings.in_sentences import numbers, numbers_named
from recorder.timings.ratios import scaled
from recorder.timings.rounds import current
from recorder.timings.rows import call_text, sources_of
from recorder.timings.statements import Statement, duration_of, quantity, share, speedup
from recorder.timings.stored import load_stored, structured


def names(catalog: Catalog) -> set[str]:
    """Return the names of the fragments that `fragments` makes."""
    return {
        name for each in catalog.comparisons for name in (*_names_of(each), *numbers_named(each))
    }


def _names_of(comparison: Comparison) -> dict[str, str]:
    """Return the kind of each fragment of a comparison, by name."""
    return {f"timings/{comparison.id}{kind}.md": kind for kind in comparison.fragment_suffixes}


def fragments(catalog: Catalog, *, full: bool) -> dict[str, Markup]:
    """Return the tables and charts of each comparison, or why there are none."""
    stored = load_stored(catalog.comparisons)
    files: dict[str, Markup] = {}
    for comparison in catalog.comparisons:
        own = _own(comparison, catalog, full)
        others = [
            derive(each[comparison.id], comparison) for each in stored if comparison.id in each
        ]
        for name, kind in _names_of(comparison).items():
            files[name] = _fragment(comparison, kind, own, others)
        files |= dict.fromkeys(numbers_named(comparison), Markup("…"))
        if own and not own.missing:
            files |= numbers(comparison, own)
    return files


def collect(catalog: Catalog, *, full: bool) -> bytes:
    """Return ``build/timings.json``: everything that is kept and current, and what follows."""
    timings = {}
    for comparison in catalog.comparisons:
        if own := _own(comparison, catalog, full):
            timings[comparison.id] = cattrs.unstructure(own)
    content = {"format": FORMAT, "timings": timings}
    return (json.dumps(content, indent=1, ensure_ascii=False) + "\n").encode()


def _own(comparison: Comparison, catalog: Catalog, full: bool) -> DerivedTiming | None:
    """Return what this machine measured, if it still holds."""
    kept = current(comparison, catalog, full=full)
    if kept is None:
        return None
    facts = {name: value for name, value in kept.facts.items() if name != "files"}
    try:
        return derive(structured(facts, Timing), comparison)
    except (cattrs.BaseValidationError, ValueError, LookupError, ZeroDivisionError):
        return None  # somebody changed the file


def _fragment(
    comparison: Comparison,
    kind: str,
    own: DerivedTiming | None,
    others: Sequence[DerivedTiming],
) -> Markup:
    """Return one fragment: the build's own timing, then those of other machines."""
    identity = f"{comparison.id}{kind}".replace("/", "-").replace(".", "-")
    reason = _reason_for_absence(comparison, own)
    if own and not reason:
        parts = [_body(comparison, kind, own, identity)]
    else:
        command = "" if own else "nox -s timings" + " -- --full" * comparison.full_only
        parts = [render("timing_absent.md.jinja", command=command, reason=reason)]
    sources = sources_of(comparison)
    for number, timing in enumerate(others):
        if _has(timing, comparison, kind) and _adds_to(timing, own, kind):
            parts.append(
                render(
                    "timing_stored.md.jinja",
                    body=_body(comparison, kind, timing, f"{identity}-stored-{number}"),
                    timing=timing,
                    changed=timing.sources != sources,
                    alone=len(parts) == 1 and bool(reason),
                )
            )
    return Markup("\n").join(parts)


def _reason_for_absence(comparison: Comparison, own: DerivedTiming | None) -> str | None:
    """Return why this build has no timing, or what the command does that makes it; or None."""
    if own:
        return own.missing
    if comparison.full_only:
        return "takes the time for it"
    return "does it"


def _has(timing: DerivedTiming, comparison: Comparison, kind: str) -> bool:
    """Tell whether a timing, perhaps of an older catalog, has what this fragment shows."""
    sizes = any(row.size is not None for row in timing.rows)
    ratios = timing.rows[0].name in timing.rows[0].speedup
    return (
        not timing.missing
        and {
            "": not sizes,
            ".bars": not sizes and (ratios or comparison.bars == "times"),
            ".sizes": sizes,
            ".tasks": bool(timing.tasks),
            ".workers": any(row.sweep for row in timing.rows),
        }[kind]
    )


def _adds_to(other: DerivedTiming, own: DerivedTiming | None, kind: str) -> bool:
    """Tell whether readers learn from another machine's timing: not if this one is of its kind."""
    if own is None or own.missing:
        return True
    here, there = own.machine, other.machine
    alike = (here.usable_cpus, here.os.split()[:1]) == (there.usable_cpus, there.os.split()[:1])
    return not alike and kind != ".bars"


def _body(comparison: Comparison, kind: str, timing: DerivedTiming, identity: str) -> Markup:
    facts = {"timing": timing, "throughput": _throughput(timing)}
    if kind == ".bars":
        return draw_rows(comparison, timing)
    if kind == ".workers":
        sweeps = _sweeps(comparison, timing, identity)
        return render("timing_workers.md.jinja", sweeps=sweeps, **facts)
    if kind == ".sizes":
        return render("timing_sizes.md.jinja", **_sizes(timing), **facts)
    if kind == ".tasks":
        tasks = [(task, duration_of(task)) for task in timing.tasks]
        return render("timing_tasks.md.jinja", tasks=tasks, **facts)
    rows = plain_rows(timing)
    baselines = comparison.against or (rows[0].name,)
    return render(
        "timing.md.jinja",
        rows=[_cells(row, timing, baselines) for row in rows],
        baselines=baselines,
        bounded=any(row.ceiling for row in rows),
        result=comparison.result,
        costs=comparison.costs,
        **facts,
    )


def _cells(row: DerivedRow, timing: DerivedTiming, baselines: Sequence[str]) -> dict[str, Any]:
    """Return what a row of a table says; None: nothing."""
    first = timing.rows[0]
    over_first = row.speedup.get(first.name)
    return {
        "row": row,
        "command": row.command.removeprefix("python "),
        "time": None if row.missing else duration_of(row),
        "speedups": [
            Statement("1×") if name == row.name and not row.missing else _speedup(row, name)
            for name in baselines
        ],
        "of_ceiling": share(row.of_ceiling) if row.of_ceiling else None,
        "ceiling": _ceiling(row),
        "efficiency": share(scaled(over_first, 1 / timing.machine.usable_cpus))
        if over_first and row.ceiling
        else None,
    }


def _speedup(row: DerivedRow, name: str) -> Statement | None:
    return speedup(row.speedup[name]) if name in row.speedup else None


def _ceiling(row: DerivedRow) -> Statement | None:
    return quantity(row.ceiling, "×") if row.ceiling else None


def _throughput(timing: DerivedTiming) -> Statement | None:
    return quantity(timing.copies.throughput, "×") if timing.copies else None


def _sweeps(comparison: Comparison, timing: DerivedTiming, identity: str) -> list[dict[str, Any]]:
    """Return each run that was timed with several numbers of workers, with its charts."""
    cpus = timing.machine.usable_cpus
    throughput = timing.copies.throughput.median if timing.copies else float(cpus)
    sweeps: list[dict[str, Any]] = []
    for name in dict.fromkeys(row.name for row in timing.rows if row.sweep):
        found = [row for row in timing.rows if row.name == name and row.sweep and row.speedup]
        if not found:
            continue
        speedups = [(row.workers, next(iter(row.speedup.values()))) for row in found]
        rows = [
            {
                "workers": row.workers,
                "time": duration_of(row),
                "speedup": speedup(ratio),
                "efficiency": share(scaled(ratio, 1 / row.workers)),
                "of_ceiling": share(row.of_ceiling) if row.of_ceiling else None,
                "ceiling": _ceiling(row),
            }
            for row, (_, ratio) in zip(found, speedups, strict=True)
        ]
        drawn = draw_charts(speedups, throughput, f"{identity}-{len(sweeps)}", name)
        run = next((each for each in comparison.runs if each.title == name), None)
        command = _call_with_any(run, timing.full) if run else found[0].command
        sweeps.append({"rows": rows, "charts": drawn, "command": command})
    return sweeps


def _call_with_any(run: Contender, full: bool) -> str:
    return call_text(run, [word.replace("{workers}", "workers") for word in run.arguments(full)])


def _sizes(timing: DerivedTiming) -> dict[str, Any]:
    """Return the rows of each size, and from which size on each run beats the first."""
    sizes: dict[str, list[DerivedRow]] = {}
    for row in timing.rows:
        sizes.setdefault(_grouped(row.size or ""), []).append(row)
    firsts = next(iter(sizes.values()))
    pays = []
    for number, own in enumerate(firsts[1:], start=1):
        if own.missing:
            continue  # of what was not run, nobody knows
        from_here = None
        for size, rows in reversed(sizes.items()):
            ratio = next(iter(rows[number].speedup.values()), None)
            if ratio is None or ratio.low <= 1:
                break
            from_here = size
        pays.append((own.name, from_here))
    lines = [
        (
            size,
            [
                (
                    row,
                    None if row.missing else duration_of(row),
                    next((speedup(each) for each in row.speedup.values()), None),
                )
                for row in rows
            ],
        )
        for size, rows in sizes.items()
    ]
    return {"firsts": firsts, "sizes": lines, "pays": pays}


def _grouped(size: str) -> str:
    return f"{int(size):,}" if size.isdecimal() and size.isascii() else size
