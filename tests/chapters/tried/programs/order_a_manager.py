import sys
import time
from multiprocessing.connection import Client
from multiprocessing.managers import BaseManager
from pathlib import Path
from typing import Any


class Order:
    def __init__(self, path: Path) -> None:
        self.path = path

    def __reduce__(self) -> tuple[Any, ...]:
        return Path.touch, (self.path,)


if __name__ == "__main__":
    path = Path(sys.argv[1], "obeyed")
    with BaseManager(("127.0.0.1", 0), authkey=b"key") as manager:
        assert isinstance(manager.address, tuple)
        with Client(manager.address, authkey=b"key") as client:
            client.send(Order(path))
            while not path.exists():
                time.sleep(0.02)
    print("obeyed")
