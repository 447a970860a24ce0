# /// script
# requires-python = ">=3.11"
# dependencies = ["loky"]
# ///
"""loky sends the code of a function, so it may be typed."""

import subprocess
import sys

TYPED = """
from loky import get_reusable_executor

def square(number):
    return number * number

executor = get_reusable_executor(max_workers=2)
print(list(executor.map(square, [2, 4, 6])))
executor.shutdown()
"""

if __name__ == "__main__":
    subprocess.run([sys.executable, "-c", TYPED], check=True)
