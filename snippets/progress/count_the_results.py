"""One line counts the results as they come."""

import time
from multiprocessing import Pool

PAGES = range(8)


def fetch(page):
    time.sleep(0.05)  # waits, as for a server
    return len(str(page))


if __name__ == "__main__":
    with Pool(4) as pool:
        results = pool.imap_unordered(fetch, PAGES)
        for done, _ in enumerate(results, 1):
            print(f"\r{done} of {len(PAGES)}", end="", flush=True)
    print(" pages")
