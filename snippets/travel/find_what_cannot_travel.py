"""Names each part of an object that cannot travel, and says why."""

from multiprocessing.reduction import ForkingPickler
from threading import Lock
from types import SimpleNamespace


def find_what_cannot_travel(thing, path="it", above=()):
    try:
        ForkingPickler.dumps(thing)
    except Exception as error:
        print(f"{path}: {error}")
        above = (*above, id(thing))
        for name, part in parts_of(thing):
            if id(part) not in above:
                find_what_cannot_travel(part, f"{path}.{name}", above)


def parts_of(thing):
    if isinstance(thing, dict):
        return thing.items()
    if isinstance(thing, (list, tuple, set)):
        return enumerate(thing)
    return getattr(thing, "__dict__", {}).items()


if __name__ == "__main__":
    account = SimpleNamespace(balance=100, lock=Lock())
    shop = SimpleNamespace(rates=[3, 4], accounts={"Ada": account})
    find_what_cannot_travel(shop, "shop")
