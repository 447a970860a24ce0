import os
import signal
import time
from multiprocessing import Barrier, Event, Process, get_context, parent_process
from multiprocessing.synchronize import Barrier as BarrierType
from multiprocessing.synchronize import Event as EventType


def watch(ready: BarrierType, told: EventType) -> None:
    before = os.getppid()
    ready.wait()
    while os.getppid() == before:
        time.sleep(0.01)
    parent = parent_process()
    print("another parent for the system, alive for Python:", parent and parent.is_alive())
    told.set()


def stay(ready: BarrierType, told: EventType) -> None:
    ready.wait()
    told.wait()


def run_a_program(ready: BarrierType, told: EventType) -> None:
    for target in (watch, stay):
        Process(target=target, args=(ready, told)).start()
    signal.pause()


if __name__ == "__main__":
    ready, told = Barrier(3), Event()
    program = get_context("fork").Process(target=run_a_program, args=(ready, told))
    program.start()
    ready.wait()
    program.kill()
    program.join()
    told.wait()
