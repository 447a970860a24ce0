"""Children that have ended stay zombies until their parent asks."""

import multiprocessing
import sys
import time
from multiprocessing import Event, Process
from pathlib import Path


def state(child):
    try:
        fields = Path(f"/proc/{child.pid}/stat").read_text()
    except FileNotFoundError:
        return "gone"
    return fields.rpartition(") ")[2][0]  # one letter


def report(moment):
    states = [f"{state(child):<5}" for child in children]
    print(f"{moment:<24}", *states, sep="  ")


if __name__ == "__main__":
    if sys.argv[1:]:
        multiprocessing.set_start_method(sys.argv[1])
    leave = Event()
    children = [Process(target=leave.wait) for _ in range(3)]
    first, second, third = children
    for child in children:
        child.start()
    leave.set()
    while not {state(child) for child in children} <= {"Z", "gone"}:
        time.sleep(0.05)
    print(f"{'moment':<24}  first  second  third")
    report("all have ended")
    first.join()
    report("after first.join()")
    second.is_alive()
    report("after second.is_alive()")
    multiprocessing.active_children()
    report("after active_children()")
