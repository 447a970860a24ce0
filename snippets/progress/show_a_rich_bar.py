# /// script
# requires-python = ">=3.11"
# dependencies = ["rich"]
# ///
"""A bar of rich moves on as the futures of an executor end."""

import time
from concurrent.futures import ProcessPoolExecutor, as_completed

from rich.progress import track

PAGES = range(40)


def fetch(page):
    time.sleep(0.02)  # waits, as for a server
    return len(str(page))


if __name__ == "__main__":
    with ProcessPoolExecutor(4) as executor:
        futures = [executor.submit(fetch, page) for page in PAGES]
        ended = track(as_completed(futures), total=len(futures))
        lengths = [future.result() for future in ended]
    print(len(lengths), "pages")
