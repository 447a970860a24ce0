import ast
from multiprocessing import RLock, Value

from tests.snippets.conftest import RunSnippet


def test_every_child_found_a_slot_of_its_own(run: RunSnippet) -> None:
    slots = ast.literal_eval(run("memory/record_arrivals").text.removeprefix("arrivals: "))
    assert sorted(slots) == [1, 2, 3, 4, 5, 6]


def test_a_value_has_such_a_lock_unless_it_is_given_another() -> None:
    assert type(Value("i").get_lock()) is type(RLock())
