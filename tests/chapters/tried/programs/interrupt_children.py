import sys
import time
from multiprocessing import Event, Process
from pathlib import Path
from threading import Thread
from typing import Any


def sleep(begun: Any, path: str) -> None:
    sys.stderr = open(path, "w")  # noqa: SIM115
    begun.set()
    time.sleep(60)


def go_on(begun: Any, _: str) -> None:
    try:
        begun.set()
        time.sleep(60)
    except:  # noqa: E722
        pass
    sys.exit(7)


def follow(go: Any, path: str) -> None:
    sys.stderr = open(path, "w")  # noqa: SIM115
    go.wait()


if __name__ == "__main__":
    path = f"{sys.argv[1]}/errors.txt"
    for target in sleep, go_on:
        begun = Event()
        child = Process(target=target, args=(begun, path), daemon=True)
        child.start()
        begun.wait()
        time.sleep(0.2)
        child.interrupt()  # type: ignore[attr-defined,unused-ignore]
        child.join()
        print("exit code:", child.exitcode)
        if target is sleep:
            lines = Path(path).read_text().splitlines()
            print("Traceback (most recent call last):" in lines, lines[-1])
    go = Event()
    child = Process(target=follow, args=(go, path), daemon=True)
    child.start()
    while not go._cond._sleeping_count._semlock._get_value():  # type: ignore[attr-defined]
        time.sleep(0.01)
    time.sleep(0.2)
    child.interrupt()  # type: ignore[attr-defined,unused-ignore]
    child.join()
    setter = Thread(target=go.set, daemon=True)
    setter.start()
    setter.join(5)
    print("set returns:", not setter.is_alive())
