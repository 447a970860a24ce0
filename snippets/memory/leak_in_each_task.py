"""Each task leaves 10 MB behind, and its worker grows."""

from multiprocessing import Pool

forgotten = []


def own_megabytes():
    with open("/proc/self/smaps_rollup") as report:
        written = report.read().split("Private_Dirty:")[1]
    return int(written.split()[0]) / 1024


def work(number):
    forgotten.append(b"x" * 10_000_000)
    return round(own_megabytes())


if __name__ == "__main__":
    with Pool(1) as pool:
        sizes = pool.map(work, range(8), chunksize=1)
    print("worker after each task, MB:", *sizes)
