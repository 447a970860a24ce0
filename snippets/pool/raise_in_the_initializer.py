"""No worker can begin, so the pool starts new ones for ever."""

import time
from multiprocessing import Pool
from pathlib import Path


def read_settings():
    time.sleep(0.5)  # without it, this floods the screen
    Path("missing.toml").read_text()


if __name__ == "__main__":
    with Pool(1, read_settings) as pool:
        print("parent:", pool.map(abs, [-1, -2]))
