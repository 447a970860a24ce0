"""Words each row of a timing for a sentence: its time, and how it compares with others."""

from markupsafe import Markup

from recorder.catalog.comparisons import Comparison
from recorder.pages.fragments import plain, slug
from recorder.timings.facts import DerivedTiming, plain_rows
from recorder.timings.statements import compared, duration_of, speedup


def numbers_named(comparison: Comparison) -> set[str]:
    """Return the names of the fragments of a comparison that sentences include."""
    if comparison.sizes:
        return set()
    first = comparison.runs[0].title
    others = comparison.against or (first,)
    kinds = ["time", "speedup", "compared"]
    kinds += [f"{kind}.{slug(name)}" for kind in kinds[1:] for name in others]
    return {
        f"timings/{comparison.id}/{slug(run.title)}.{kind}.md"
        for run in comparison.runs
        for kind in kinds
    }


def numbers(comparison: Comparison, timing: DerivedTiming) -> dict[str, Markup]:
    """Return what sentences say of each row: its time, and how it compares with others."""
    if comparison.sizes:
        return {}
    files = {}
    for row in reversed(plain_rows(timing)):  # of equal names the first counts
        if row.missing:
            continue
        name = f"timings/{comparison.id}/{slug(row.name)}"
        files[f"{name}.time.md"] = duration_of(row).text
        ends = [(f".{slug(base)}", ratio) for base, ratio in row.speedup.items()]
        first = [("", ratio) for _, ratio in ends[:1]]
        for end, ratio in first + ends:
            files[f"{name}.speedup{end}.md"] = speedup(ratio).text
            files[f"{name}.compared{end}.md"] = compared(ratio)
    return {name: plain(text) for name, text in files.items()}
