"""Process 1 of a container ends on SIGTERM, if it has a handler."""

import os
import subprocess
import sys
from signal import SIGTERM, signal


def inside():
    signal(SIGTERM, lambda *_: sys.exit(128 + SIGTERM))
    print("process", os.getpid(), "gets SIGTERM", flush=True)
    os.kill(os.getpid(), SIGTERM)
    print("and goes on", flush=True)


if __name__ == "__main__":
    if sys.argv[1:] == ["inside"]:
        inside()
    else:
        unshare = ["unshare", "--user", "--map-root-user"]
        unshare += ["--pid", "--fork"]  # process ids begin at 1 there
        command = [*unshare, sys.executable, __file__, "inside"]
        print("exit code", subprocess.call(command))
