"""Tables and charts of fixed, uneven times, byte for byte as they were once looked at.

Each number was checked by hand against the times below. Whoever changes a template on
purpose removes the files in golden/, runs this test, and looks at what it wrote.
"""

from collections.abc import Callable
from pathlib import Path

import pytest

from recorder.timings.facts import Copies, Row, Task, Timing
from tests.recorder.timings.conftest import Bench
from tests.recorder.timings.test_on_pages import fragments, store

GOLDEN = Path(__file__).parent / "golden"
NAMES = ("table", "bounded.tasks", "bounded", "swept.workers", "swept", "sized.sizes")
CATALOG = {
    "table": """
id = "demo/table"
runs = [
    { name = "first", snippet = "demo/nap", call = "nap", args = ["60", "a"] },
    { name = "second", snippet = "demo/nap", call = "nap", args = ["30", "b"] },
]
""",
    "bounded": """
id = "demo/bounded"
runs = [
    { name = "alone", snippet = "demo/nap", call = "nap", args = ["60", "a"] },
    { name = "whole", snippet = "demo/nap", call = "nap", args = ["60", "b"], ceiling = "tasks" },
    { name = "split", snippet = "demo/nap", call = "nap", args = ["60", "c"], ceiling = "cpus", parts = 3 },
]
tasks = [["1", "a"], ["2", "a"]]
""",  # noqa: E501 - as in a catalog
    "swept": """
id = "demo/swept"
copies = true
runs = [
    { name = "alone", snippet = "demo/nap", call = "nap", args = ["60", "a"] },
    { name = "pool", snippet = "demo/nap", call = "nap_together", within = "Pool", args = ["60", "{workers}", "p"], sweep = true, ceiling = "cpus" },
]
""",  # noqa: E501 - as in a catalog
    "sized": """
id = "demo/sized"
sizes = ["10", "1000", "100000"]
runs = [
    { name = "alone", snippet = "demo/nap", call = "nap", args = ["{size}", "a"] },
    { name = "pool", snippet = "demo/nap", call = "nap", args = ["{size}", "b"] },
]
""",
}


@pytest.fixture
def shown(bench: Bench, row: Callable[..., Row], timing: Callable[..., Timing]) -> dict[str, str]:
    """Return what pages show of another machine's times."""
    for text in CATALOG.values():
        bench.compare(text)
    alone = row("alone", 1.0, 1.1, 1.3, 1.2, command="nap(60)")
    pools = {1: (1.3, 1.35, 1.4, 1.5), 2: (0.6, 0.62, 0.7, 0.64), 3: (0.5, 0.55, 0.6, 0.58)}
    sizes = {
        "10": ((0.1, 0.1, 0.1, 0.1), (0.4, 0.42, 0.44, 0.41)),
        "1000": ((1.0, 1.0, 1.0, 1.0), (0.9, 1.1, 0.8, 0.85)),
        "100000": ((9.0, 9.1, 9.2, 9.3), (5.0, 5.1, 5.2, 5.0)),
    }
    store(
        bench,
        timing(
            row("first", 0.9, 1.0, 1.1, 1.05, command="nap(60)"),
            row("second", 0.3, 0.31, 0.29, 0.3, command="nap(30)"),
            comparison="demo/table",
        ),
        timing(
            alone,
            row("whole", 0.8, 0.9, 1.0, 0.95, command="whole()"),
            row("split", 0.5, 0.6, 0.7, 0.65, command="split()"),
            tasks=(
                Task(command="nap(1)", seconds=(0.3, 0.3, 0.3, 0.3)),
                Task(command="nap(2)", seconds=(0.7, 0.7, 0.7, 0.7)),
            ),
            comparison="demo/bounded",
        ),
        timing(
            alone,
            *[
                row("pool", *seconds, workers=w, sweep=True, command=f"nap_together(pool, {w})")
                for w, seconds in pools.items()
            ],
            copies=Copies(count=2, seconds=(1.1, 1.3, 1.4, 1.25)),
            comparison="demo/swept",
        ),
        timing(
            *[
                row(name, *seconds, size=size, command=f"nap({size})")
                for size, both in sizes.items()
                for name, seconds in zip(("alone", "pool"), both, strict=True)
            ],
            comparison="demo/sized",
        ),
    )
    return fragments(bench)


@pytest.mark.parametrize("name", NAMES)
def test_what_is_shown_is_what_was_looked_at(name: str, shown: dict[str, str]) -> None:
    path = GOLDEN / f"{name}.md"
    text = shown[f"timings/demo/{name}.md"]
    if not path.exists():
        path.write_text(text, encoding="utf-8")
        pytest.fail(f"wrote {path.name}: look at every number, then run this again")
    assert text == path.read_text(encoding="utf-8")
