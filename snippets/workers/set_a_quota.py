"""Under a quota of half a CPU, two workers are as slow as one."""

import os
import time
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

QUOTA, PERIOD = 50_000, 100_000  # µs of CPU time, in µs


def make_group():
    """Return a new control group with half a CPU, or None."""
    old = Path("/sys/fs/cgroup/cpu")  # version 1, else version 2
    group = (old if old.exists() else old.parent) / f"try-{os.getpid()}"
    try:
        group.mkdir()
        if old.exists():
            (group / "cpu.cfs_period_us").write_text(f"{PERIOD}")
            (group / "cpu.cfs_quota_us").write_text(f"{QUOTA}")
        else:
            (group / "cpu.max").write_text(f"{QUOTA} {PERIOD}")
    except OSError:
        if group.exists():
            group.rmdir()
        return None
    return group


def enter(group):
    if group:
        (group / "cgroup.procs").write_text(f"{os.getpid()}")


def compute(steps):
    """Return the CPU time used, and the longest pause."""
    used = time.process_time()
    pause, last = 0.0, time.perf_counter()
    for _ in range(steps):
        now = time.perf_counter()
        pause, last = max(pause, now - last), now
    return time.process_time() - used, pause


def measure(quota, workers, group):
    with ProcessPoolExecutor(
        workers, initializer=enter, initargs=(group,)
    ) as executor:
        list(executor.map(compute, [1] * workers))
        begin = time.perf_counter()
        parts = list(executor.map(compute, [700_000] * 4))
        seconds = time.perf_counter() - begin
    cpus = sum(used for used, _ in parts) / seconds
    pause = 1000 * max(pause for _, pause in parts)
    print(f"{quota:10}  {workers:<7}  {seconds:<8.2f}", end="  ")
    print(f"{cpus:<9.2f}  {pause:.0f}")


if __name__ == "__main__":
    print("Quota       Workers  Time (s)  CPUs used", end="  ")
    print("Longest pause (ms)")
    for workers in (1, 2):
        measure("none", workers, None)
    group = make_group()
    if group is None:
        print("half a CPU  any      not set   not set    not allowed")
    else:
        for workers in (1, 2):
            measure("half a CPU", workers, group)
        group.rmdir()
