import fcntl
import os
import struct
import termios
import time
from multiprocessing import Pipe, Process, Queue
from multiprocessing.connection import Connection
from threading import Thread
from typing import Any

LARGE = 10_000_000
"""Bytes, of which a pipe holds 65,536."""


def wait_for_more_than_the_length(end: "Connection[Any, Any]") -> None:
    waiting = 0
    while waiting < 1000:
        time.sleep(0.01)
        (waiting,) = struct.unpack("i", fcntl.ioctl(end, termios.FIONREAD, bytes(4)))


if __name__ == "__main__":
    receiver, sender = Pipe(duplex=False)
    child = Process(target=sender.send, args=(bytes(LARGE),))
    child.start()
    sender.close()
    wait_for_more_than_the_length(receiver)
    child.kill()
    child.join()
    try:
        receiver.recv()
    except OSError as error:
        print("pipe:", type(error).__name__)

    queue: Any = Queue()
    child = Process(target=queue.put, args=(bytes(LARGE),))
    child.start()
    wait_for_more_than_the_length(queue._reader)
    child.kill()
    child.join()
    reader = Thread(target=queue.get, kwargs={"timeout": 0.1}, daemon=True)
    reader.start()
    reader.join(2)
    print("get returns:", not reader.is_alive(), flush=True)
    os._exit(0)  # the thread holds a lock of the queue
