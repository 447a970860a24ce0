import html
import json
import platform
from collections.abc import Callable
from typing import Any

import attrs
import cattrs
import lxml.html
import markdown
import pytest
import yaml
from markupsafe import Markup

from recorder.paths import STORED_TIMINGS
from recorder.runs.machine import usable_cpus
from recorder.timings import on_pages, stored
from recorder.timings.facts import Copies, Row, Task, Timing, derive
from recorder.timings.rows import sources_of
from tests.recorder.conftest import ROOT
from tests.recorder.timings.conftest import Bench

MakeRow = Callable[..., Row]
MakeTiming = Callable[..., Timing]

SWEPT = """
id = "demo/made_up"
copies = true
costs = true
result = "Twice|as long"
against = ["alone", "nap.py"]
runs = [
    { name = "alone", snippet = "demo/nap", call = "nap", args = ["60", "alone"] },
    { name = "pool", snippet = "demo/nap", call = "nap_together", within = "Pool", args = ["60", "{workers}", "pool"], sweep = true, ceiling = "cpus" },
    { snippet = "demo/nap", args = ["0.06"] },
]
tasks = [["1", "a"]]
"""  # noqa: E501 - as in a catalog


def store(bench: Bench, *timings: Timing) -> None:
    """Put timings of another machine into the project."""
    comparisons = {each.id: each for each in bench.catalog.comparisons}
    derived = {
        each.comparison: cattrs.unstructure(derive(each, comparisons[each.comparison]))
        for each in timings
    }
    STORED_TIMINGS.mkdir(parents=True, exist_ok=True)
    content = json.dumps({"format": 2, "timings": derived})
    (STORED_TIMINGS / "other.json").write_text(content)


def fragments(bench: Bench) -> dict[str, Markup]:
    found = on_pages.fragments(bench.catalog, full=False)
    assert set(found) == on_pages.names(bench.catalog)
    return found


def swept(row: MakeRow, timing: MakeTiming, **facts: Any) -> Timing:
    pools = [
        row("pool", *[0.6] * 4, workers=w, sweep=True, result=120, command=f"nap({w})")
        for w in (1, 2, 3, 4)
    ]
    return timing(
        row("alone", 0.97, 1.0, 1.0, 1.02, result=120),
        *pools,
        row("nap.py", *[1.2] * 4, kind="command", command="python nap.py 0.06"),
        tasks=(Task(command="nap(1)", seconds=(0.5,) * 4),),
        copies=Copies(count=2, seconds=(1.1,) * 4),
        **facts,
    )


def test_what_was_timed_here_is_shown(bench: Bench) -> None:
    bench.compare(SWEPT.replace("costs = true", "costs = true\nrounds = 5"))
    assert bench.time() == []
    found = fragments(bench)
    text = found["timings/demo/made_up.md"]
    assert "Twice&#124;as long" in text
    assert "<code>120</code>" in text
    assert text.count("| pool<br>") == 1
    assert "5 rounds in turn" in text
    assert "noisy" not in text
    for line in found["timings/demo/made_up.workers.md"].splitlines():
        assert line.count("|") == 6 or not line.startswith("|")
    content = json.loads(on_pages.collect(bench.catalog, full=False))
    assert list(content["timings"]) == ["demo/made_up"]


def test_what_changed_since_is_not_shown(bench: Bench) -> None:
    bench.compare('id = "demo/naps"\nrounds = 5\nruns = [{ snippet = "demo/nap", args = ["0"] }]')
    text = fragments(bench)["timings/demo/naps.md"]
    assert "Not measured in this build: <code>nox -s timings</code> does it." in text
    assert bench.time() == []
    assert "not measured" not in fragments(bench)["timings/demo/naps.md"].lower()
    with open(bench.project.root / "snippets" / "demo" / "nap.py", "a") as snippet:
        snippet.write("\n")
    assert fragments(bench)["timings/demo/naps.md"] == text
    assert json.loads(on_pages.collect(bench.catalog, full=False))["timings"] == {}


def test_what_only_a_full_build_times_says_so(bench: Bench) -> None:
    bench.compare(
        'id = "demo/large"\nfull_only = true\nruns = [{ snippet = "demo/nap", args = ["0"] }]'
    )
    text = fragments(bench)["timings/demo/large.md"]
    assert "<code>nox -s timings -- --full</code> takes the time for it." in text


def test_what_needs_a_package_that_lacks_is_shown_as_not_run(bench: Bench) -> None:
    bench.compare(
        'id = "demo/some"\nrounds = 5\n'
        'runs = [{ snippet = "demo/nap", args = ["0"] }, { snippet = "demo/lack" }]'
    )
    bench.compare('id = "demo/none"\nruns = [{ snippet = "demo/lack" }]\ntasks = [["1"]]')
    bench.project.add("demo/lack", entry='needs = { packages = ["no-such"] }')
    assert bench.time() == []
    found = fragments(bench)
    assert "| not run: needs the package no-such |" in found["timings/demo/some.md"]
    none = found["timings/demo/none.md"]
    assert "Not measured in this build: needs the package no-such." in none
    assert "no-such" in found["timings/demo/none.tasks.md"]


def test_the_sizes_tell_from_where_on_a_program_is_faster(
    bench: Bench, row: MakeRow, timing: MakeTiming
) -> None:
    names = ("long", "late", "short")
    runs = ", ".join(f'{{ name = "{name}", snippet = "demo/nap", call = "nap" }}' for name in names)
    bench.compare(f'id = "demo/made_up"\nsizes = ["10", "40000"]\nruns = [{runs}]')
    seconds = {"10": (0.02, 0.01, 0.005), "40000": (0.02, 0.04, 0.005)}
    rows = [
        row(name, *[each] * 4, size=size)
        for size, all_of_it in seconds.items()
        for name, each in zip(names, all_of_it, strict=True)
    ]
    store(bench, timing(*rows))
    shown = fragments(bench)["timings/demo/made_up.sizes.md"]
    assert "**short** is faster than long from a size of 10 on." in shown
    assert "**late** is not reliably faster than long at the largest of these sizes." in shown
    assert "| 40,000 |" in shown
    assert "| 0.500× |" in shown


def test_another_machines_result_stands_beside_the_builds_own(
    bench: Bench, row: MakeRow, timing: MakeTiming
) -> None:
    bench.compare(SWEPT)
    sources = sources_of(bench.catalog.comparisons[0])
    made = swept(row, timing, sources=sources)
    store(bench, made)
    other = html.unescape(fragments(bench)["timings/demo/made_up.md"])
    assert "html | details" in other
    assert "details.stored[open]" in other  # alone
    assert "2 usable CPUs, Abacus, CPython 3.14.0, forkserver, 2026-01-02" in other
    assert "other versions" not in other
    assert "nap(2)" in other
    assert "nap(3)" not in other
    store(bench, attrs.evolve(made, sources={"demo/nap": "1"}))
    assert "other versions of these programs" in fragments(bench)["timings/demo/made_up.md"]


def test_a_machine_of_the_same_kind_adds_nothing(
    bench: Bench, row: MakeRow, timing: MakeTiming
) -> None:
    bench.compare(SWEPT.replace("costs = true", 'costs = true\nbars = "speedups"\nrounds = 5'))
    made = swept(row, timing)
    alike = attrs.evolve(made.machine, usable_cpus=usable_cpus(), os=f"{platform.system()} 0.1")
    larger = attrs.evolve(alike, usable_cpus=usable_cpus() + 6)
    foreign = attrs.evolve(alike, os="Plan 9")
    assert bench.time() == []
    for machine, shown in ((alike, False), (larger, True), (foreign, True)):
        store(bench, attrs.evolve(made, machine=machine))
        found = fragments(bench)
        assert ("html | details" in found["timings/demo/made_up.md"]) == shown
        assert "html | details" not in found["timings/demo/made_up.bars.md"], "one chart is enough"


def test_work_is_stated_by_the_unit(bench: Bench, row: MakeRow, timing: MakeTiming) -> None:
    bench.compare(
        'id = "demo/made_up"\nper = "million points"\nruns = [\n'
        '{ name = "loop", snippet = "demo/nap", work = 0.5 },\n'
        '{ name = "array", snippet = "demo/nap", work = 20 },\n]'
    )
    rows = (row("loop", *[0.2] * 4, work=0.5), row("array", *[0.02] * 4, work=20.0))
    store(bench, timing(*rows, per="million points"))
    text = fragments(bench)["timings/demo/made_up.md"]
    assert "Time<br>per million points" in text
    assert "| 0.400\xa0s" in text
    assert "| 1.00\xa0ms" in text
    assert "| 400× |" in text


EVIL = (
    "<script>alert(1)</script> `code` | cell [x](javascript:alert(1)) { onclick=alert(1) } "
    '*a* _b_ <a href="javascript:1" onclick="1">c</a> --8<-- "README.md" &amp; {{ 1 }}'
)


def test_no_fact_of_a_file_can_become_a_part_of_the_page(
    bench: Bench, row: MakeRow, timing: MakeTiming, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Not even if the check let it pass that takes no tag for the name of a machine."""
    monkeypatch.setattr(stored, "faults_of_tags", lambda _: ())
    bench.compare(SWEPT)
    made = swept(row, timing)
    words: dict[str, Any] = {
        "command": EVIL,
        "snippet": EVIL,
        "result": [EVIL],
        "packages": {EVIL: EVIL},
    }
    rows = [attrs.evolve(each, **words) for each in made.rows]
    rows.append(row(EVIL, *[1.0] * 4, **words))
    rows.append(row(EVIL, missing=EVIL, **words))
    rows.append(row(EVIL, *[1.0] * 4, sweep=True, **words))
    machine = attrs.evolve(
        made.machine,
        python_version=EVIL,
        python_implementation=EVIL,
        python_build=EVIL,
        os=EVIL,
        cpu_model=EVIL,
        start_method=EVIL,
    )
    evil = attrs.evolve(
        made,
        rows=tuple(rows),
        machine=machine,
        per=EVIL,
        tasks=(attrs.evolve(made.tasks[0], command=EVIL),),
        sources={EVIL: EVIL},
        key=EVIL,
    )
    store(bench, evil)
    for name, text in fragments(bench).items():
        if name.count("/") > 2:
            assert text == "…", "no sentence takes a value of another machine"
            continue
        assert '--8<-- "' not in text
        shown = lxml.html.fromstring(f"<div>{render(text)}</div>")
        plain = " ".join((shown.text_content() or "").split())
        assert plain.count(" ".join(EVIL.split())) > 2, name
        assert list(shown.iter("script")) == []
        for element in shown.iter():
            assert not [key for key in element.attrib if key.startswith("on")]
            assert "javascript" not in str(element.get("href"))
        assert {each.get("href") for each in shown.iter("a")} <= {"about/timings.md#statements"}


def render(text: str) -> str:
    """Return the HTML that the site's configuration makes of Markdown."""

    class Loader(yaml.SafeLoader):
        """Reads the configuration without what only MkDocs knows."""

    Loader.add_multi_constructor("", lambda *_: None)
    config = yaml.load((ROOT / "mkdocs.yml").read_text(encoding="utf-8"), Loader)
    names: list[Any] = []
    configs: dict[str, Any] = {}
    for each in config["markdown_extensions"]:
        name, options = next(iter(each.items())) if isinstance(each, dict) else (each, {})
        if name in ("pymdownx.snippets", "pymdownx.emoji", "pymdownx.highlight"):
            continue
        names.append(name)
        configs[name] = {key: value for key, value in (options or {}).items() if value is not None}
    return markdown.markdown(text, extensions=["tables", *names], extension_configs=configs)


def test_the_keys_of_the_results_are_documented(
    bench: Bench, row: MakeRow, timing: MakeTiming
) -> None:
    bench.compare(SWEPT)
    derived = derive(swept(row, timing), bench.catalog.comparisons[0])
    facts = cattrs.unstructure(derived)
    text = (ROOT / "docs" / "en" / "about" / "timings.md").read_text(encoding="utf-8")
    first = facts["rows"][1]
    keys = {*facts, *first, *first["speedup"]["alone"], *facts["copies"], *facts["tasks"][0]}
    keys |= {"format", "timings"}
    assert [key for key in sorted(keys) if f"`{key}`" not in text] == []
    recording = (ROOT / "docs" / "en" / "about" / "recording.md").read_text(encoding="utf-8")
    assert [key for key in facts["machine"] if f"`{key}`" not in text + recording] == []
