# /// script
# requires-python = ">=3.11"
# dependencies = ["numpy"]
# ///
"""Threads share naps, hashing and NumPy's loops, but no Python code."""

import hashlib
import time
from threading import Thread

import numpy as np

DATA = bytes(10_000_000)
ANGLES = np.linspace(0, 1, 100_000)


def count():
    for _ in range(500_000):
        pass


def hash_bytes():
    hashlib.sha256(DATA).digest()


def take_sines():
    for _ in range(15):
        np.sin(ANGLES)


def nap():
    time.sleep(0.03)


def one_by_one(work):
    for _ in range(4):
        work()


def in_threads(work):
    threads = [Thread(target=work) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


def milliseconds(way, work):
    begin = time.perf_counter()
    way(work)
    return 1000 * (time.perf_counter() - begin)


if __name__ == "__main__":
    print("best of 3     one by one (ms)  in threads (ms)")
    for name, work in [
        ("four counts", count),
        ("four hashes", hash_bytes),
        ("four sines", take_sines),
        ("four naps", nap),
    ]:
        rounds = [
            (
                milliseconds(one_by_one, work),
                milliseconds(in_threads, work),
            )
            for _ in range(3)
        ]
        serial, threaded = map(min, zip(*rounds, strict=True))
        print(f"{name:14}{serial:<17.0f}{threaded:.0f}")
