"""A parent keeps all results of its pool in memory."""

from multiprocessing import Pool


def compute(number):
    return bytes([65 + number]) * 10_000_000


def peak_megabytes():
    with open("/proc/self/status") as report:
        return int(report.read().split("VmHWM:")[1].split()[0]) / 1024


if __name__ == "__main__":
    before = peak_megabytes()
    total = 0
    with Pool(2) as pool:
        for result in pool.map(compute, range(8), chunksize=1):
            total += len(result)
    print("parent: results have", total // 1_000_000, "MB")
    print(f"parent: grew by {peak_megabytes() - before:.0f} MB")
