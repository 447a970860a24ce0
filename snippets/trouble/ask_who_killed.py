"""Two numbers tell of a kill, and a third whether memory was short."""

import os
import signal
import subprocess
import sys
from multiprocessing import Process
from pathlib import Path

RUN_IN_A_SHELL = '"$0" -c "$1"; echo $?'
KILL = "import os, signal; os.kill(os.getpid(), signal.SIGKILL)"


def count_kernel_kills():
    lines = Path("/proc/vmstat").read_text().splitlines()
    return int(dict(map(str.split, lines))["oom_kill"])


def kill_me():
    os.kill(os.getpid(), signal.SIGKILL)


if __name__ == "__main__":
    before = count_kernel_kills()
    child = Process(target=kill_me)
    child.start()
    child.join()
    print("Python says", child.exitcode)
    command = ["sh", "-c", RUN_IN_A_SHELL, sys.executable, KILL]
    said = subprocess.check_output(
        command, stderr=subprocess.DEVNULL, text=True
    )
    print("a shell says", said.strip())
    killed = count_kernel_kills() - before
    print("killed by Linux because memory was short:", killed)
