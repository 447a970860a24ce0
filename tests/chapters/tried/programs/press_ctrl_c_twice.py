import os
import signal
import subprocess
import sys
import time
from concurrent.futures import ProcessPoolExecutor
from threading import Timer


def work(task: int) -> None:
    print("begun", task, flush=True)
    time.sleep(1)
    print("done", task, flush=True)


def run_a_program() -> None:
    try:
        with ProcessPoolExecutor(1) as executor:
            for future in [executor.submit(work, number) for number in range(1, 6)]:
                future.result()
    except KeyboardInterrupt:
        print("parent: Ctrl-C", flush=True)


if __name__ == "__main__":
    if sys.argv[-1] == "inside":
        run_a_program()
    else:
        program = subprocess.Popen(
            [sys.executable, __file__, "inside"],
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
            start_new_session=True,
        )
        # Older Pythons hang, now and then after all tasks; newer ones are given a long time.
        hangs = sys.version_info < (3, 13)
        end = Timer(10 if hangs else 40, os.killpg, [program.pid, signal.SIGKILL])
        end.start()
        assert program.stdout is not None
        done = []
        for line in program.stdout:
            if line in ("begun 1\n", "begun 2\n"):
                time.sleep(0.2)  # until it sleeps
                os.killpg(program.pid, signal.SIGINT)
            if line.startswith("done"):
                done.append(int(line.split()[1]))
        program.wait()
        end.cancel()
        if hangs:
            in_order = done in ([3], [3, 4], [3, 4, 5])
            print("as said:", program.returncode == -signal.SIGKILL and in_order)
        else:
            print("as said:", program.returncode == 0 and done == [3, 4, 5])
