import io
import pickle
from typing import Any

from snippets.remote.forbid_every_name import PlainData
from tests.snippets.conftest import RunSnippet


def test_the_unpickler_refuses_the_name(run: RunSnippet) -> None:
    assert run("remote/forbid_every_name").lines == [
        "server: number 3",
        "server: ValueError builtins.eval is not allowed",
    ]


class OneName(PlainData):
    def find_class(self, module: str, name: str) -> object:
        assert (module, name) == ("builtins", "len")
        return len


class Call:
    def __reduce__(self) -> tuple[Any, ...]:
        return len, ("arguments of its own",)


def test_a_name_that_is_allowed_can_be_called() -> None:
    assert OneName(io.BytesIO(pickle.dumps(Call()))).load() == 20
