"""As many workers as this process, and its container, has CPUs for."""

import math
import os


def quota():
    """Return the CPUs that the control group grants, or None."""
    try:
        with open("/proc/self/cgroup") as file:
            group = file.read().rpartition("::")[2].strip()
        with open(f"/sys/fs/cgroup{group}/cpu.max") as file:
            limit, period = file.read().split()
    except OSError:
        return None
    return None if limit == "max" else int(limit) / int(period)


if __name__ == "__main__":
    usable = len(os.sched_getaffinity(0))
    granted = quota()
    workers = usable
    if granted is not None:
        workers = max(1, min(usable, math.floor(granted)))
    print("CPUs of the machine:", os.cpu_count())
    print("CPUs that this process may use:", usable)
    print("CPUs that its control group grants:", granted or "no limit")
    print("workers:", workers)
