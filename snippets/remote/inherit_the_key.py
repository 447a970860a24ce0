"""A child has the key of its parent, a command has another."""

import subprocess
import sys
from multiprocessing import AuthenticationError, Process
from multiprocessing.managers import BaseManager


def visit(who, host, port):
    client = BaseManager((host, int(port)))  # no key is named
    try:
        client.connect()
        print(who, "connected")
    except AuthenticationError:
        print(who, "refused")


if __name__ == "__main__":
    if sys.argv[1:]:
        visit(*sys.argv[1:])
    else:
        with BaseManager(("127.0.0.1", 0)) as server:
            host, port = server.address
            args = ("child:", host, port)
            child = Process(target=visit, args=args)
            child.start()
            child.join()
            command = [sys.executable, __file__]
            words = ["command:", host, str(port)]
            subprocess.run([*command, *words], check=True)
