"""An exit code has eight bits on POSIX: 256 looks like success."""

import sys
from multiprocessing import Process

if __name__ == "__main__":
    for number in (255, 256, 257, -1):
        child = Process(target=sys.exit, args=(number,))
        child.start()
        child.join()
        print(f"sys.exit({number}): exit code {child.exitcode}")
