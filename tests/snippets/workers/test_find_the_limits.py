import pathlib

import pytest

from snippets.workers import find_the_limits
from tests.snippets.conftest import RunSnippet

FREE = "MemTotal: 9 kB\nMemAvailable: 8192 kB\nBuffers: 1 kB\n"


def test_the_least_limit_counts(run: RunSnippet) -> None:
    pairs = [line.rsplit(": ", 1) for line in run("workers/find_the_limits").lines]
    names = [name for name, _ in pairs]
    assert names[:1] == ["CPUs to run on"]
    assert names[-1] == "usable workers"
    least = min(int(workers) for name, workers in pairs[:-1])
    assert int(pairs[-1][1]) == max(1, least)


@pytest.mark.parametrize(
    ("files", "workers"),
    [
        ({}, 4),
        ({"/proc/self/cgroup": "0::/\n", "/sys/fs/cgroup/cpu.max": "200000 100000"}, 2),
        ({"/proc/self/cgroup": "0::/\n", "/sys/fs/cgroup/cpu.max": "250000 100000"}, 2),
        ({"/proc/self/cgroup": "0::/\n", "/sys/fs/cgroup/cpu.max": "max 100000"}, 4),
        ({"/proc/self/cgroup": "0::/a/b\n", "/sys/fs/cgroup/a/cpu.max": "100000 100000"}, 1),
        ({"/proc/self/cgroup": "0::/a\n", "/sys/fs/cgroup/a/cpu.max": "50000 100000"}, 1),
        ({"/proc/self/cgroup": "0::/a\n", "/sys/fs/cgroup/a/memory.max": "3145728"}, 3),
        ({"/proc/self/cgroup": "0::/a\n", "/sys/fs/cgroup/a/memory.max": "max"}, 4),
        (
            {
                "/proc/self/cgroup": "4:cpu,cpuacct:/docker/1\n",
                "/sys/fs/cgroup/cpu,cpuacct/cpu.cfs_quota_us": "300000",
                "/sys/fs/cgroup/cpu,cpuacct/cpu.cfs_period_us": "100000",
            },
            3,
        ),
        (
            {
                "/proc/self/cgroup": "4:cpu,cpuacct:/\n",
                "/sys/fs/cgroup/cpu,cpuacct/cpu.cfs_quota_us": "-1",
                "/sys/fs/cgroup/cpu,cpuacct/cpu.cfs_period_us": "100000",
            },
            4,
        ),
        (
            {
                "/proc/self/cgroup": "4:memory:/\n",
                "/sys/fs/cgroup/memory/memory.limit_in_bytes": "2097152",
            },
            2,
        ),
    ],
)
def test_quota_and_memory_are_read_in_both_versions(
    monkeypatch: pytest.MonkeyPatch, files: dict[str, str], workers: int
) -> None:
    known = {"/proc/meminfo": FREE, "/proc/self/cgroup": "0::/\n", **files}

    def read_text(path: pathlib.Path) -> str:
        if str(path) not in known:
            raise FileNotFoundError(path)
        return known[str(path)]

    monkeypatch.setattr(pathlib.Path, "read_text", read_text)
    monkeypatch.setattr("os.sched_getaffinity", lambda _: {0, 1, 2, 3}, raising=False)
    assert find_the_limits.usable_workers(1024**2) == workers
