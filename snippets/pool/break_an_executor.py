"""No worker can begin, and an executor says so."""

from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from pathlib import Path


def read_settings():
    Path("missing.toml").read_text()


if __name__ == "__main__":
    with ProcessPoolExecutor(1, initializer=read_settings) as pool:
        try:
            print("parent:", list(pool.map(abs, [-1, -2])))
        except BrokenProcessPool:
            print("parent: no worker could begin", flush=True)
