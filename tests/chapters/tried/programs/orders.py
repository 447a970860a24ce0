class Order:
    pass


class SoldOutError(Exception):
    pass


def make() -> Order:
    return Order()


def fail() -> None:
    raise SoldOutError


class DemandingError(Exception):
    def __init__(self, item: str, missing: int) -> None:
        super().__init__(f"{missing} {item} too few")


def demand() -> None:
    raise DemandingError("teapot", 2)
