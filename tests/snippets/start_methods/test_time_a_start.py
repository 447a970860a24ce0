import re

import pytest

from tests.snippets.conftest import RunSnippet

METHODS = ["fork", "spawn", "forkserver"]


def times(lines: list[str]) -> list[float]:
    found = [re.fullmatch(r"(first|second) child: ([\d.]+) ms", line) for line in lines]
    assert [match and match[1] for match in found] == ["first", "second"]
    return [float(match[2]) for match in found if match]


def test_it_times_two_children(run: RunSnippet) -> None:
    assert min(times(run("start_methods/time_a_start").lines)) > 0


@pytest.mark.alone
def test_a_new_python_costs_more_than_a_copy_and_the_server_pays_it_once(run: RunSnippet) -> None:
    seen = {
        method: [
            times(run("start_methods/time_a_start", label=method, again=n).lines) for n in range(3)
        ]
        for method in METHODS
    }
    first = {method: min(pair[0] for pair in pairs) for method, pairs in seen.items()}
    second = {method: min(pair[1] for pair in pairs) for method, pairs in seen.items()}
    assert first["fork"] < min(first["spawn"], first["forkserver"])
    assert max(second["fork"], second["forkserver"]) < second["spawn"]
    assert second["forkserver"] < first["forkserver"]
