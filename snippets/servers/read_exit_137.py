"""A killed process is -9 for Python, and 137 for a shell."""

import os
import signal
import subprocess
from multiprocessing import Process


def be_killed():
    os.kill(os.getpid(), signal.SIGKILL)  # as the kernel does


if __name__ == "__main__":
    child = Process(target=be_killed)
    child.start()
    child.join()
    print("Python:", child.exitcode)
    script = "sh -c 'kill -KILL $$' 2>/dev/null; echo $?"
    status = subprocess.check_output(script, shell=True, text=True)
    print("shell:", status.strip())
