"""A child cannot find what the __main__.py of a package defines."""

import subprocess
import sys
import tempfile
from pathlib import Path

MAIN = """
from multiprocessing import get_context

def hello():
    print("child: hello")

if __name__ == "__main__":
    child = get_context("spawn").Process(target=hello)
    child.start()
    child.join()
"""

if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as folder:
        package = Path(folder, "package")
        package.mkdir()
        Path(package, "__main__.py").write_text(MAIN)
        subprocess.run(
            [sys.executable, "-m", "package"], cwd=folder, check=True
        )
