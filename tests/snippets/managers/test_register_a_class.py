from multiprocessing.managers import BaseManager
from typing import Any

from snippets.managers.register_a_class import Keeper, Tally
from tests.snippets.conftest import RunSnippet


class Careful(BaseManager):
    pass


Careful.register("Tally", Tally, exposed=["add"])


class CountedTally(Tally):
    def __len__(self) -> int:
        return len(self.hits)


class Counting(BaseManager):
    pass


Counting.register("Tally", CountedTally, exposed=["add", "__len__"])


def test_all_words_are_counted(run: RunSnippet) -> None:
    assert run("managers/register_a_class").lines == ["parent: [('a', 3), ('is', 2), ('rose', 3)]"]


def test_a_proxy_offers_the_public_methods_alone() -> None:
    with Keeper() as keeper:
        tally = keeper.Tally()  # type: ignore[attr-defined]
        offered = {name for name in vars(type(tally)) if not name.startswith("_")}
        assert offered == {"add", "show"}


def test_who_registers_may_offer_less() -> None:
    with Careful() as careful:
        tally = careful.Tally()  # type: ignore[attr-defined]
        tally.add("rose")
        assert not hasattr(tally, "show")


def test_who_registers_may_offer_a_length() -> None:
    with Counting() as counting:
        tally = counting.Tally()  # type: ignore[attr-defined]
        tally.add("rose")
        assert len(tally) == 1


def test_an_update_takes_one_call(asked: list[tuple[Any, ...]]) -> None:
    with Keeper() as keeper:
        tally = keeper.Tally()  # type: ignore[attr-defined]
        tally.add("rose")
        assert [name for name, *_ in asked] == ["add"]
