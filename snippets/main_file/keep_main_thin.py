"""A __main__.py that only imports what it runs works everywhere."""

import subprocess
import sys
import tempfile
from pathlib import Path

WORK = """
from multiprocessing import get_context

def hello():
    print("child: hello")

def main():
    child = get_context("spawn").Process(target=hello)
    child.start()
    child.join()
"""
MAIN = """
from package.work import main

if __name__ == "__main__":
    main()
"""

if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as folder:
        package = Path(folder, "package")
        package.mkdir()
        Path(package, "work.py").write_text(WORK)
        Path(package, "__main__.py").write_text(MAIN)
        subprocess.run(
            [sys.executable, "-m", "package"], cwd=folder, check=True
        )
