"""A file that both processes map needs no room in /dev/shm."""

import subprocess
import sys
import tempfile
from mmap import mmap
from multiprocessing import Process

MEGABYTE = 1024**2
SMALL = 'mount -t tmpfs -o size=1m tmpfs /dev/shm && exec "$@"'


def fill(name):
    with open(name, "r+b") as file, mmap(file.fileno(), 0) as block:
        block[:] = bytes(2 * MEGABYTE)


def inside():
    with tempfile.NamedTemporaryFile() as file:
        file.truncate(2 * MEGABYTE)
        print("made a file of 2 MB, beside a /dev/shm of 1 MB")
        child = Process(target=fill, args=(file.name,))
        child.start()
        child.join()
    print("filled by a child, exit code", child.exitcode)


if __name__ == "__main__":
    if sys.argv[1:] == ["inside"]:
        inside()
    else:
        namespace = ["unshare", "--user", "--map-root-user", "--mount"]
        command = [sys.executable, __file__, "inside"]
        subprocess.call([*namespace, "sh", "-c", SMALL, "sh", *command])
