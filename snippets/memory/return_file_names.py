"""Workers write files, and the parent keeps only their names."""

from functools import partial
from multiprocessing import Pool
from pathlib import Path
from tempfile import TemporaryDirectory


def compute(folder, number):
    path = Path(folder, f"{number}.dat")
    path.write_bytes(bytes([65 + number]) * 10_000_000)
    return path


def peak_megabytes():
    with open("/proc/self/status") as report:
        return int(report.read().split("VmHWM:")[1].split()[0]) / 1024


if __name__ == "__main__":
    before = peak_megabytes()
    total = 0
    with TemporaryDirectory() as folder, Pool(2) as pool:
        task = partial(compute, folder)
        for path in pool.map(task, range(8), chunksize=1):
            total += len(path.read_bytes())
    print("parent: results have", total // 1_000_000, "MB")
    print(f"parent: grew by {peak_megabytes() - before:.0f} MB")
