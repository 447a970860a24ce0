import os
import signal
import subprocess
import sys
import time
from multiprocessing.shared_memory import SharedMemory
from pathlib import Path

if len(sys.argv) < 2:
    block = SharedMemory(create=True, size=100)
    print(block.name, flush=True)
    time.sleep(60)
else:
    for number in (signal.SIGTERM, signal.SIGHUP):
        with subprocess.Popen(
            [sys.executable, __file__],
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            start_new_session=True,
            text=True,
        ) as program:
            assert program.stdout is not None
            assert program.stderr is not None
            name = Path("/dev/shm", program.stdout.readline().strip())
            time.sleep(1)  # the tracker has begun to ignore what it ignores
            os.killpg(program.pid, number)
            warned = "leaked" in program.stderr.read()
        print(number.name, "warned:", warned, "left:", name.exists())
        name.unlink(missing_ok=True)
