# /// script
# requires-python = ">=3.11"
# dependencies = ["tqdm"]
# ///
"""A bar around map itself begins when all the work is done."""

import time
from multiprocessing import Pool

from tqdm import tqdm

PAGES = range(40)


def fetch(page):
    time.sleep(0.02)  # waits, as for a server
    return len(str(page))


if __name__ == "__main__":
    with Pool(4) as pool:
        results = pool.map(fetch, PAGES)
        lengths = list(tqdm(results, ncols=60))
    print(len(lengths), "pages")
