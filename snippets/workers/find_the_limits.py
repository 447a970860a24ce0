"""As many workers as CPUs, quota and memory of this process allow."""

import os
from pathlib import Path

BYTES_OF_A_WORKER = 200 * 1024**2


def numbers(*files):
    """Return the numbers in files, or none where one says "max"."""
    try:
        words = " ".join(Path(file).read_text() for file in files)
        return [int(word) for word in words.split()]
    except (OSError, ValueError):
        return []


def limits(size):
    """Yield what limits the workers, and to how many."""
    yield "CPUs to run on", len(os.sched_getaffinity(0))
    free = Path("/proc/meminfo").read_text().split("MemAvailable:")[1]
    yield "memory available", 1024 * int(free.split()[0]) // size
    for line in Path("/proc/self/cgroup").read_text().splitlines():
        _, kind, path = line.split(":", 2)
        for group in (Path(path), *Path(path).parents):
            at = f"/sys/fs/cgroup/{kind}{group}"
            old = f"{at}/cpu.cfs_quota_us", f"{at}/cpu.cfs_period_us"
            quota = numbers(f"{at}/cpu.max") or numbers(*old)
            if quota and quota[0] > 0:
                yield f"quota of {group}", quota[0] // quota[1]
            for file in ("memory.max", "memory.limit_in_bytes"):
                for limit in numbers(f"{at}/{file}"):
                    yield f"memory of {group}", limit // size


def usable_workers(size):
    return max(1, min(workers for _, workers in limits(size)))


if __name__ == "__main__":
    for name, workers in limits(BYTES_OF_A_WORKER):
        if workers < 100_000:
            print(f"{name}: {workers}")
    print("usable workers:", usable_workers(BYTES_OF_A_WORKER))
