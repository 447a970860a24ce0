import subprocess
import sys
import time
from multiprocessing import Pool
from pathlib import Path

PROGRAM = "import sys, time; print(flush=True); time.sleep(1); open(sys.argv[1], 'w')"


def start_a_program(end: Path) -> None:
    with subprocess.Popen(
        [sys.executable, "-c", PROGRAM, str(end)], stdout=subprocess.PIPE
    ) as program:
        assert program.stdout is not None
        program.stdout.readline()
        end.with_name("begun").touch()
        time.sleep(60)


if __name__ == "__main__":
    end = Path(sys.argv[1], "end")
    with Pool(1) as pool:
        pool.apply_async(start_a_program, (end,))
        while not end.with_name("begun").exists():
            time.sleep(0.01)
    for _ in range(300):
        if end.exists():
            break
        time.sleep(0.1)
    print("the program went on:", end.exists())
