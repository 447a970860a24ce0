import re
import sys

import pytest

from tests.snippets.conftest import RunSnippet, Seen

ANOTHER = {"fork": "spawn", "spawn": "forkserver", "forkserver": "fork"}


def ids(seen: Seen) -> dict[str, list[str]]:
    """Return own id, parent's by the system, parent's by Python, by process."""
    cells = [re.split(r" {2,}", line) for line in seen.lines[1:]]
    return {name: numbers for name, *numbers in cells}


def test_both_children_name_the_main_process_as_their_parent(run: RunSnippet) -> None:
    rows = ids(run("process/print_process_ids"))
    main = rows["main"][0]
    assert rows["child one"][2] == rows["child two"][2] == main


def test_every_process_has_an_id_of_its_own(run: RunSnippet) -> None:
    rows = ids(run("process/print_process_ids"))
    assert len({own for own, _, _ in rows.values()}) == 3


def test_the_main_process_has_no_parent_process(run: RunSnippet) -> None:
    assert ids(run("process/print_process_ids"))["main"][2] == "none"


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has spawn alone")
def test_only_a_fork_server_stands_between_child_and_main_process(
    run: RunSnippet, start_method: str
) -> None:
    method = ANOTHER[start_method]
    rows = ids(run("process/print_process_ids", label=method))
    main = rows["main"][0]
    system_parents = {rows["child one"][1], rows["child two"][1]}
    assert len(system_parents) == 1
    if method == "forkserver":
        assert system_parents.isdisjoint(own for own, _, _ in rows.values())
    else:
        assert system_parents == {main}
    assert rows["child one"][2] == rows["child two"][2] == main
