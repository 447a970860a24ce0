import sys
import sysconfig
from pathlib import Path

WORDS = (b"cgroup", b"cpu.max", b"cfs_quota")
APART = {"site-packages", "test", "tests", "__pycache__"}

if __name__ == "__main__":
    library = Path(sysconfig.get_path("stdlib"))
    files = [path for path in library.rglob("*.py") if not APART & set(path.parts)]
    files = [path for path in files if path.is_file()]  # and no link to nowhere
    shared = Path(sysconfig.get_config_var("LIBDIR")).glob("libpython3*")
    programs = [Path(sys.executable).resolve(), *shared]
    found = [
        path.name for path in files + programs if any(word in path.read_bytes() for word in WORDS)
    ]
    print(len(files) > 300, found)
