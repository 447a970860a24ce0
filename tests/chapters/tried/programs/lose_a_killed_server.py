import queue
import socket
import struct
import time
from multiprocessing import Event, Process, SimpleQueue
from multiprocessing.managers import BaseManager
from multiprocessing.synchronize import Event as EventType
from typing import Any

tasks: "queue.Queue[int]" = queue.Queue()


def get_tasks() -> "queue.Queue[int]":
    return tasks


class Server(BaseManager):
    pass


Server.register("tasks", get_tasks)


def work(address: Any, ready: EventType, errors: "SimpleQueue[str]") -> None:
    server = Server(address, b"key")
    server.connect()
    proxy = server.tasks()  # type: ignore[attr-defined]
    ready.set()
    try:
        proxy.get()
    except (OSError, EOFError) as error:
        errors.put(type(error).__name__)


def leave(address: Any, *, at_once: bool) -> None:
    """Connect and leave; at once, without the usual end of a connection."""
    with socket.create_connection(address) as stranger:
        stranger.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", at_once, 0))


if __name__ == "__main__":
    server = Server(("127.0.0.1", 0), b"key")
    server.start()
    leave(server.address, at_once=False)
    leave(server.address, at_once=True)
    ready = Event()
    errors: "SimpleQueue[str]" = SimpleQueue()
    worker = Process(target=work, args=(server.address, ready, errors))
    worker.start()
    ready.wait()
    time.sleep(0.3)  # it is inside get()
    server._process.kill()  # type: ignore[attr-defined]
    print("worker:", errors.get())
    worker.join()
    with socket.create_server(("127.0.0.1", 0)) as taken:
        try:
            Server(taken.getsockname(), b"key").get_server()
        except OSError as error:
            print("get_server:", error.strerror)
