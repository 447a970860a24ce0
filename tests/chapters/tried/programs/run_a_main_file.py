import subprocess
import sys
from pathlib import Path

PROGRAM = """
import multiprocessing, sys
def greet(): print("greets", flush=True)
if __name__ == "__main__":
    multiprocessing.set_start_method("spawn")
    child = multiprocessing.Process(target=greet)
    child.start()
    child.join()
"""

if __name__ == "__main__":
    package = Path(sys.argv[1], "package")
    package.mkdir()
    (package / "__main__.py").write_text(PROGRAM)
    for words in (["package/__main__.py"], ["package"], ["-m", "package"]):
        done = subprocess.run(
            [sys.executable, *words], cwd=sys.argv[1], capture_output=True, text=True, check=False
        )
        print(*words, done.stdout.strip() or "fails")
