import subprocess
import sys
from multiprocessing import get_start_method

PROGRAM = """
import sys
from multiprocessing import get_context
if __name__ == "__main__":
    child = get_context({!r}).Process(target=int)
    child.start()
    child.join()
    sys.exit(child.exitcode)
"""

if __name__ == "__main__":
    program = PROGRAM.format(get_start_method())
    command = [sys.executable, "-"]
    done = subprocess.run(command, input=program, capture_output=True, text=True, check=False)
    print("failed:", done.returncode != 0, "looked for <stdin>:", "/<stdin>" in done.stderr)
    last = done.stderr.rstrip().rpartition("\n")[2].partition(":")[0]
    print("last:", last in ("FileNotFoundError", "ConnectionResetError", "EOFError"))
