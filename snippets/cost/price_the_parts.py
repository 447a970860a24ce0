"""What each part of a parallel program costs on this machine."""

import os
import sys
import time
from collections.abc import Callable
from multiprocessing import Lock, Pipe, Pool, Process
from multiprocessing.connection import Connection
from statistics import median

ENOUGH = 0.02  # seconds: a part is repeated until it takes as long


def usable_cpus() -> int:
    """Count the CPUs that this process may run on."""
    if hasattr(os, "process_cpu_count"):  # Python 3.13 and newer
        return os.process_cpu_count() or 1
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def do_nothing() -> None:
    """Do nothing, so that the way here is all there is to time."""


def answer(connection: Connection) -> None:
    """Send every message back, until an empty one comes."""
    while message := connection.recv():
        connection.send(message)


def repeat(part: Callable[[], object], times: int) -> float:
    """Return the seconds for so many times one part."""
    begin = time.perf_counter()
    for _ in range(times):
        part()
    return time.perf_counter() - begin


def call_a_function(times: int) -> float:
    """Time calls of an empty function, to compare the rest with."""
    return repeat(do_nothing, times)


def take_a_lock(times: int) -> float:
    """Time a free lock that is taken and released."""
    lock = Lock()

    def take_and_release() -> None:
        """Hold the lock for no time at all."""
        with lock:
            pass

    return repeat(take_and_release, times)


def send_a_message(times: int) -> float:
    """Time one byte that goes to another process and comes back."""
    ours, theirs = Pipe()
    child = Process(target=answer, args=(theirs,))
    child.start()

    def send_and_receive() -> None:
        """Wait for the answer to one message."""
        ours.send(b"x")
        ours.recv()

    send_and_receive()  # now the child is up
    seconds = repeat(send_and_receive, times)
    ours.send(b"")
    child.join()
    return seconds


def give_a_task(times: int) -> float:
    """Time empty tasks that a warm pool gets one after the other."""
    with Pool(1) as pool:
        pool.apply(do_nothing)  # now the worker is up
        return repeat(lambda: pool.apply(do_nothing), times)


def start_a_process(times: int) -> float:
    """Time children that are started and joined."""

    def start_and_join() -> None:
        """Let a child do nothing."""
        child = Process(target=do_nothing)
        child.start()
        child.join()

    return repeat(start_and_join, times)


def start_a_pool(times: int) -> float:
    """Time pools that are started and ended without a task."""

    def start_and_end() -> None:
        """Let the workers do nothing."""
        with Pool(usable_cpus()) as pool:
            pool.close()
            pool.join()

    return repeat(start_and_end, times)


def enough(part: Callable[[int], float]) -> int:
    """Return how many times are long enough to be measured."""
    times = 1
    while min(part(times) for _ in range(3)) < ENOUGH:
        times *= 2
    return times


def main() -> None:
    """Measure all parts in turn, then print a line a part."""
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 5
    parts = {
        "call an empty function": call_a_function,
        "take and release a lock": take_a_lock,
        "1 byte there and back": send_a_message,
        "an empty task in a warm pool": give_a_task,
        "start and join a process": start_a_process,
        f"start and end a pool of {usable_cpus()}": start_a_pool,
    }
    times = {name: enough(part) for name, part in parts.items()}
    seen: dict[str, list[float]] = {name: [] for name in parts}
    for _ in range(rounds):
        for name, part in parts.items():
            seconds = part(times[name]) / times[name]
            seen[name].append(1e6 * seconds)

    call = median(seen["call an empty function"])
    print(
        "Part                          Median (µs)  Min (µs)"
        "    Max (µs)    In calls   Times a round"
    )
    for name, us in seen.items():
        print(
            f"{name:28}  {median(us):<11,.2f}  {min(us):<10,.2f}"
            f"  {max(us):<10,.2f}  {median(us) / call:<9,.0f}"
            f"  {times[name]:,}"
        )


if __name__ == "__main__":
    main()
