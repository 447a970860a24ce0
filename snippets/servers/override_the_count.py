"""An environment variable tells Python how many CPUs there are."""

import os
import subprocess
import sys

ASK = "import os; print(os.cpu_count())"

if __name__ == "__main__":
    for count in ("1", "3"):
        told = os.environ | {"PYTHON_CPU_COUNT": count}
        answer = subprocess.check_output(
            [sys.executable, "-c", ASK], env=told, text=True
        )
        print(f"told {count}, answers {answer.strip()}")
