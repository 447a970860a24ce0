"""Lets tests see what the proxies of a manager ask it for."""

from multiprocessing.managers import BaseProxy
from typing import Any

import pytest


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> list[tuple[Any, ...]]:
    """Return a list that gets each call of a proxy: the name, then its arguments."""
    found: list[tuple[Any, ...]] = []
    call = BaseProxy._callmethod

    def note(proxy: BaseProxy, name: str, args: Any = (), kwds: Any = {}) -> Any:  # noqa: B006
        found.append((name, *args))
        return call(proxy, name, args, kwds)

    monkeypatch.setattr(BaseProxy, "_callmethod", note)
    return found
