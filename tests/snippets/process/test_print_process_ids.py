import re

from tests.snippets.conftest import RunSnippet, Seen


def ids(seen: Seen) -> dict[str, list[str]]:
    """Return the numbers in the line of each process."""
    lines = [line.partition(":") for line in seen.lines]
    return {name: re.findall(r"\d+", told) for name, _, told in lines}


def test_both_children_name_the_main_program_as_their_parent(run: RunSnippet) -> None:
    rows = ids(run("process/print_process_ids"))
    assert rows["child one"][1] == rows["child two"][1] == rows["main program"][0]


def test_every_process_has_an_id_of_its_own(run: RunSnippet) -> None:
    rows = ids(run("process/print_process_ids"))
    assert len({numbers[0] for numbers in rows.values()}) == 3
