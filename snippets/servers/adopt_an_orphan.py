"""Process 1 gets the orphans, and must collect them."""

import ctypes
import os
import subprocess
from multiprocessing import Pipe, Process
from pathlib import Path

PR_SET_CHILD_SUBREAPER = 36


def leave_an_orphan(connection):
    orphan = subprocess.Popen(["sleep", "0.1"])
    connection.send(orphan.pid)
    connection.close()
    os._exit(0)


def state_of(pid):
    with open(f"/proc/{pid}/stat") as file:
        return file.read().rpartition(")")[2].split()[0]


if __name__ == "__main__":
    # From now on, this process gets orphans as process 1 would.
    ctypes.CDLL(None).prctl(PR_SET_CHILD_SUBREAPER, 1)
    receiver, sender = Pipe(duplex=False)
    child = Process(target=leave_an_orphan, args=(sender,))
    child.start()
    pid = receiver.recv()
    child.join()
    os.waitid(os.P_PID, pid, os.WEXITED | os.WNOWAIT)
    print("the orphan has ended, state:", state_of(pid))
    os.waitpid(pid, 0)  # collects it
    print("collected, still there:", Path(f"/proc/{pid}").exists())
