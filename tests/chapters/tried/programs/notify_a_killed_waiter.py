import os
import time
from multiprocessing import Condition, Process
from multiprocessing.synchronize import Condition as ConditionType
from threading import Thread
from typing import Any


def wait(changed: ConditionType) -> None:
    with changed:
        changed.wait(60)


def notify(changed: ConditionType) -> None:
    with changed:
        changed.notify()


if __name__ == "__main__":
    changed: Any = Condition()
    child = Process(target=wait, args=(changed,))
    child.start()
    while not changed._sleeping_count._semlock._get_value():
        time.sleep(0.01)
    time.sleep(0.2)  # it has given the lock back
    child.kill()
    child.join()
    notifier = Thread(target=notify, args=(changed,), daemon=True)
    notifier.start()
    notifier.join(1)
    print("notify() returned:", not notifier.is_alive(), flush=True)
    os._exit(0)
