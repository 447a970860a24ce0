"""Three tasks of different lengths arrive as they end."""

import time
from concurrent.futures import ProcessPoolExecutor, as_completed


def wait(seconds):
    time.sleep(seconds)
    return seconds * 1000


if __name__ == "__main__":
    with ProcessPoolExecutor(3) as executor:
        names = {}
        for name, seconds in ("a", 0.9), ("b", 0.5), ("c", 0.1):
            names[executor.submit(wait, seconds)] = name
        for future in as_completed(names):
            print(f"{names[future]}: {future.result():.0f} ms")
