import re

from tests.snippets.conftest import RunSnippet


def told(lines: list[str]) -> tuple[str, float]:
    there, took = lines
    found = re.fullmatch(r"its import took ([\d.]+) ms", took)
    assert found
    return there, float(found[1])


def test_a_preloaded_module_is_there_and_costs_the_child_less(run: RunSnippet) -> None:
    there, ms = told(run("start_methods/preload_a_module").lines)
    there_without, ms_without = told(run("start_methods/preload_a_module", label="without").lines)
    assert there == "asyncio is there: True"
    assert there_without == "asyncio is there: False"
    assert ms < ms_without / 2
