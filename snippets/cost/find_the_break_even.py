"""The size of work from which on a pool pays, computed and checked."""

import argparse
import os
import time
from multiprocessing import Pool
from statistics import median
from typing import Any

SIZES = [0.25, 0.5, 1, 2, 4]  # in break-evens
MAPS = 5  # of short ones, so many are timed at once
LOOPS = 400_000  # of a work that is long beside what a pool costs
Costs = dict[str, float]


def usable_cpus() -> int:
    """Count the CPUs that this process may run on."""
    if hasattr(os, "process_cpu_count"):  # Python 3.13 and newer
        return os.process_cpu_count() or 1
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def work(loops: int, _argument: bytes) -> int:
    """Compute for a while."""
    total = 0
    for number in range(loops):
        total += number * number
    return total


def work_alone(tasks: list[tuple[int, bytes]]) -> list[int]:
    """Do all tasks in this process."""
    return [work(*task) for task in tasks]


def work_in(pool: Any, tasks: list[tuple[int, bytes]]) -> list[int]:
    """Let the workers of a pool do the tasks, one at a time."""
    results: list[int] = pool.starmap(work, tasks, chunksize=1)
    return results


def work_in_a_new_pool(
    workers: int, tasks: list[tuple[int, bytes]]
) -> list[int]:
    """Start a pool, do the tasks, end the pool."""
    with Pool(workers) as pool:
        results = work_in(pool, tasks) if tasks else []
        pool.close()
        pool.join()
    return results


def timed(function: Any, *arguments: Any) -> float:
    """Return the seconds that one call takes."""
    begin = time.perf_counter()
    function(*arguments)
    return time.perf_counter() - begin


def measure(workers: int, tasks: int, size: int, cpus: int) -> Costs:
    """Measure once what a pool costs, and how well it shares work."""

    def maps(pool: Any, argument: bytes) -> float:
        """Return the seconds of all tasks with nothing to compute."""
        empty = [(0, argument)] * tasks
        return sum(timed(work_in, pool, empty) for _ in range(MAPS))

    start = timed(work_in_a_new_pool, workers, [])
    alone = timed(work, LOOPS, b"")
    with Pool(workers) as pool:
        warm_up(pool, workers)
        empty = maps(pool, b"") / MAPS
        full = maps(pool, b"x" * size) / MAPS
        shares = [(LOOPS // cpus, b"")] * cpus
        shared = timed(work_in, pool, shares) if cpus > 1 else alone
    return {
        "start": start,
        "tasks": empty,
        "transfer": full - empty,
        "alone": alone,
        "shared": shared,
    }


def warm_up(pool: Any, workers: int) -> None:
    """Give the workers time to start, and each a task or two."""
    work_in(pool, [(1000, b"")] * workers * 4)


def fixed_cost(costs: Costs, pool: str) -> float:
    """Return what is paid whatever the work; a warm pool has begun."""
    paid = costs["tasks"] + costs["transfer"]
    return paid + (costs["start"] if pool == "cold" else 0)


def break_even(cost: float, gain: float) -> float | None:
    """Return the W at which W = cost + W / gain, if there is one."""
    return cost / (1 - 1 / gain) if gain > 1 else None


def medians(rounds: list[Costs]) -> Costs:
    """Return the median of each cost."""
    return {key: median(r[key] for r in rounds) for key in rounds[0]}


def print_costs(rounds: list[Costs], job: Any, cpus: int) -> None:
    """Print what was measured, and what follows from the medians."""
    print(
        "What                           Median (ms)  Min (ms)  Max (ms)"
    )
    rows = {
        f"start and end {job.workers} worker(s)": "start",
        f"{job.tasks} empty tasks": "tasks",
        f"{job.tasks} times {job.bytes:,} bytes more": "transfer",
        "a long work, alone": "alone",
        f"the same, shared by {cpus}": "shared",
    }
    for name, key in rows.items():
        ms = [1000 * costs[key] for costs in rounds]
        spread = f"{min(ms):<8.2f}  {max(ms):.2f}"
        print(f"{name:29}  {median(ms):<11.2f}  {spread}")
    costs = medians(rounds)
    for pool in ("cold", "warm"):
        cost = fixed_cost(costs, pool)
        measured = costs["alone"] / costs["shared"]
        for by, gain in (("computed", cpus), ("as shared", measured)):
            pays = break_even(cost, gain)
            shown = "never" if pays is None else f"{1000 * pays:.2f}"
            name = f"break-even, {pool}, {by}"
            print(f"{name:29}  {shown:11}  {'–':8}  –")


def check(rounds: list[Costs], job: Any, cpus: int) -> None:
    """Time work around the break-even alone and in the pool."""
    costs = medians(rounds)
    cases: dict[tuple[str, float], list[tuple[int, bytes]]] = {}
    for pool in ("cold", "warm"):
        cost = fixed_cost(costs, pool)
        unit = break_even(cost, cpus) or cost
        for size in SIZES:
            loops = int(LOOPS * size * unit / costs["alone"])
            task = (loops // job.tasks, b"x" * job.bytes)
            cases[pool, size] = [task] * job.tasks

    alone: dict[Any, list[float]] = {case: [] for case in cases}
    pooled: dict[Any, list[float]] = {case: [] for case in cases}
    for _ in range(job.rounds):
        for size in SIZES:
            case, tasks = ("cold", size), cases["cold", size]
            alone[case].append(timed(work_alone, tasks))
            pooled[case].append(
                timed(work_in_a_new_pool, job.workers, tasks)
            )
        with Pool(job.workers) as warm:
            warm_up(warm, job.workers)
            for size in SIZES:
                case, tasks = ("warm", size), cases["warm", size]
                alone[case].append(timed(work_alone, tasks))
                pooled[case].append(timed(work_in, warm, tasks))

    print(
        "Pool  Break-evens  Alone (ms)  In the pool (ms)  min to max"
        "            Predicted (ms)  Should win  Pool won (rounds)"
    )
    for pool, size in cases:
        one, many = alone[pool, size], pooled[pool, size]
        predicted = fixed_cost(costs, pool) + median(one) / cpus
        should = "pool" if size > 1 and cpus > 1 else "alone"
        if size == 1 and cpus > 1:
            should = "even"
        won = sum(p < a for a, p in zip(one, many, strict=True))
        spread = f"{1000 * min(many):.2f} to {1000 * max(many):.2f}"
        print(
            f"{pool}  {size:<11}  {1000 * median(one):<10.2f}"
            f"  {1000 * median(many):<16.2f}  {spread:20}"
            f"  {1000 * predicted:<14.2f}  {should:10}"
            f"  {won} of {len(one)}"
        )


def main() -> None:
    """Read the arguments, measure, and print or check."""
    parser = argparse.ArgumentParser(description=__doc__)
    few = min(usable_cpus(), 4)
    parser.add_argument("--workers", type=int, default=few)
    parser.add_argument("--tasks", type=int, default=16)
    parser.add_argument("--bytes", type=int, default=100_000)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--check", action="store_true")
    job = parser.parse_args()
    if min(job.workers, job.tasks, job.rounds) < 1 or job.bytes < 0:
        parser.error("bytes: at least 0; all the others: at least 1")
    cpus = min(job.workers, job.tasks, usable_cpus())
    numbers = job.workers, job.tasks, job.bytes, cpus
    rounds = [measure(*numbers) for _ in range(1 + job.rounds)][1:]
    if job.check:
        check(rounds, job, cpus)
    else:
        print_costs(rounds, job, cpus)


if __name__ == "__main__":
    main()
