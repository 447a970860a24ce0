import socket
import sys
import time
from multiprocessing import Condition, Event, Process, Value
from multiprocessing.connection import wait
from typing import Any


def look_late(event: Any) -> None:
    sys.exit(7 if event.wait(0) else 8)


def look_after_each_sleep(begun: Any, stop: Any) -> None:
    while not stop.is_set():
        begun.set()
        time.sleep(2)


def leave_with_three(changed: Any, seats: Any, waits: Any) -> None:
    with changed:
        waits.set()
        changed.wait_for(lambda: seats.value == 3)
        sys.exit(seats.value)


def leave_at_once(changed: Any, seats: Any, waits: Any) -> None:
    with changed:
        waits.set()
        changed.wait()
        sys.exit(seats.value)


def sleep_and_wake(changed: Any, asleep: Any, awake: Any) -> None:
    with changed:
        asleep.value += 1
        changed.wait()
        awake.value += 1


def started(target: Any, *arguments: Any) -> Process:
    child = Process(target=target, args=arguments, daemon=True)
    child.start()
    return child


if __name__ == "__main__":
    event = Event()
    print("at first:", event.is_set(), "in vain:", event.wait(timeout=0.05))
    event.set()
    child = started(look_late, event)
    child.join()
    print("later:", child.exitcode, "still set:", event.wait(0))
    event.clear()
    print("cleared:", not event.is_set())

    begun, stop = Event(), Event()
    sleeper = started(look_after_each_sleep, begun, stop)
    begun.wait()
    stop.set()
    sleeper.join(0.3)
    print("sleeps on:", sleeper.is_alive())

    for target in leave_with_three, leave_at_once:
        changed, seats, waits = Condition(), Value("i", 0, lock=False), Event()
        child = started(target, changed, seats, waits)
        waits.wait()
        for number in 1, 2, 3:
            with changed:  # which the child has given back
                seats.value = number
                changed.notify()
            if target is leave_at_once:
                child.join()
        child.join()
        print("leaves with", child.exitcode)

    changed, asleep, awake = Condition(), Value("i", 0), Value("i", 0)
    children = [started(sleep_and_wake, changed, asleep, awake) for _ in range(3)]
    while True:
        with changed:
            if asleep.value == 3:
                changed.notify()
                break
        time.sleep(0.01)
    while not awake.value:
        time.sleep(0.01)
    time.sleep(0.3)
    print("notify:", awake.value)
    with changed:
        changed.notify_all()
    for child in children:
        child.join()
    print("notify_all:", awake.value)

    ours, theirs = socket.socketpair()
    child = started(time.sleep, 0)
    print("sentinel:", wait([ours, child.sentinel]) == [child.sentinel])
    theirs.send(b"word")
    print("socket:", wait([ours]) == [ours])
