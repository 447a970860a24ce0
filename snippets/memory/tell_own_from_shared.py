"""What two workers weigh, and how much of it is their own."""

import sys
from multiprocessing import Event, Process, Queue, set_start_method

DATA = b"x" * 50_000_000


def stay(ready, leave):
    ready.put(DATA[0])
    leave.wait()


def weigh(pid):
    with open(f"/proc/{pid}/smaps_rollup") as report:
        words = report.read().split()
    keys = "Rss:", "Pss:", "Private_Clean:", "Private_Dirty:"
    rss, pss, *own = [int(words[words.index(key) + 1]) for key in keys]
    return f"{rss >> 10:8}  {pss >> 10:9}  {sum(own) >> 10:3}"


if __name__ == "__main__":
    if sys.argv[1:]:
        set_start_method(sys.argv[1])
    ready, leave = Queue(), Event()
    children = [Process(target=stay, args=(ready, leave)) for _ in "12"]
    for child in children:
        child.start()
    for _ in children:
        ready.get()
    print("MB        resident  its share  own")
    print("parent  ", weigh("self"))
    for number, child in enumerate(children, 1):
        print(f"child {number} ", weigh(child.pid))
    leave.set()
    for child in children:
        child.join()
