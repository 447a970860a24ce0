import ast

from tests.snippets.conftest import RunSnippet


def test_every_child_found_a_slot_of_its_own(run: RunSnippet) -> None:
    slots = ast.literal_eval(run("memory/record_arrivals").text.removeprefix("arrivals: "))
    assert sorted(slots) == [1, 2, 3, 4, 5, 6]
