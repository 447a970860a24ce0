"""A small /dev/shm takes a large block, and kills who fills it."""

import subprocess
import sys
from multiprocessing import Lock, Process
from multiprocessing.shared_memory import SharedMemory

MEGABYTE = 1024**2
SMALL = 'mount -t tmpfs -o size=1m tmpfs /dev/shm && exec "$@"'


def fill(name):
    block = SharedMemory(name)
    block.buf[:] = bytes(2 * MEGABYTE)


def inside():
    block = SharedMemory(create=True, size=2 * MEGABYTE)
    print("made a block of 2 MB in a /dev/shm of 1 MB")
    child = Process(target=fill, args=(block.name,))
    child.start()
    child.join()
    print("filled by a child, exit code", child.exitcode)
    try:
        Lock()
    except OSError as error:
        print("Lock():", error)
    block.close()
    block.unlink()


if __name__ == "__main__":
    if sys.argv[1:] == ["inside"]:
        inside()
    else:
        namespace = ["unshare", "--user", "--map-root-user", "--mount"]
        command = [sys.executable, __file__, "inside"]
        subprocess.call([*namespace, "sh", "-c", SMALL, "sh", *command])
