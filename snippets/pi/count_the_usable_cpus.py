"""Some CPUs of a machine may be closed to your program."""

import os


def usable_cpus() -> int:
    """Count the CPUs that this process may run on."""
    if hasattr(os, "process_cpu_count"):  # Python 3.13 and newer
        return os.process_cpu_count() or 1
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def main() -> None:
    """Give up all CPUs but one, as a batch system might do to you."""
    print("cpu_count:", os.cpu_count(), "usable:", usable_cpus())
    os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})
    print("cpu_count:", os.cpu_count(), "usable:", usable_cpus())


if __name__ == "__main__":
    main()
