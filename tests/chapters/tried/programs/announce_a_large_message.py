import pickle
from collections.abc import Sized
from multiprocessing.connection import Connection
from typing import Any


class Pipe:
    """Keeps what is written, and only the length of what is large."""

    def __init__(self) -> None:
        self.written: list[Any] = []

    def _send(self, part: Sized) -> None:
        self.written.append(part if len(part) < 100 else len(part))

    def _recv(self, size: int) -> Any:
        return Read(self.written.pop(0), size)


class Read:
    def __init__(self, part: Any, size: int) -> None:
        self.part, self.size = part, size

    def getvalue(self) -> Any:
        assert self.size == (self.part if isinstance(self.part, int) else len(self.part))
        return self.part


if __name__ == "__main__":
    for size in (2**31 - 1, 2**31, 2**40):
        pipe: Any = Pipe()
        Connection._send_bytes(pipe, range(size))  # type: ignore[attr-defined]
        print(size, Connection._recv_bytes(pipe).part)  # type: ignore[attr-defined]
    print("pickle:", pickle.DEFAULT_PROTOCOL >= 4)
