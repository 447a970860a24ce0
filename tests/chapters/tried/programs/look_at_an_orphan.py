import gc
import os
import signal
import sys
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import Pipe, Process, get_start_method
from multiprocessing.connection import Connection
from multiprocessing.queues import Queue
from pathlib import Path
from typing import Any


def look() -> tuple[int, bool]:
    queues: list[Any] = [each for each in gc.get_objects() if isinstance(each, Queue)]
    return os.getpid(), any(not queue._writer.closed for queue in queues)


def run_a_program(news: "Connection[Any, Any]") -> None:
    executor = ProcessPoolExecutor(1)
    news.send(executor.submit(look).result())
    signal.pause()


def command_of(pid: int) -> str:
    return Path(f"/proc/{pid}/cmdline").read_text("utf-8")


if __name__ == "__main__":
    ours, theirs = Pipe(duplex=False)
    program = Process(target=run_a_program, args=[theirs])
    program.start()
    worker, holds = ours.recv()
    print("holds the sending end:", holds)
    program.kill()
    program.join()
    own = command_of(os.getpid()) == command_of(worker)
    print("own command:", own, "multiprocessing:", "multiprocessing" in command_of(worker))
    status = Path(f"/proc/{worker}/status").read_text("utf-8")
    parent = int(status.partition("PPid:")[2].split()[0])
    server = get_start_method() == "forkserver"
    print("another parent:", parent != program.pid, "a fork server:", server)
    if server:
        print("it lives on:", "forkserver" in command_of(parent))
    os.kill(worker, signal.SIGKILL)
    sys.stdout.flush()
    os._exit(0)
