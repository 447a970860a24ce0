"""Copies of the project in which changes are tried, so that none reaches the project itself."""

import shutil
import subprocess
from pathlib import Path

BUILD = Path("build")
SHARED = ("pythons",)
"""What a copy may use together with the project, since nothing changes it."""
LEFT_OUT = ("mutants", "zensical", "screenshots")


def copy_of_project(number: int) -> Path:
    """Return a new copy of all files of the project, of what was recorded, and of the site."""
    tree = (BUILD / "mutants" / f"tree.{number}").absolute()
    shutil.rmtree(tree, ignore_errors=True)
    command = ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    listed = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    for name in filter(None, listed.split("\0")):
        if Path(name).is_file():
            (tree / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(name, tree / name)
    for path in BUILD.iterdir():
        if path.name in SHARED:
            (tree / BUILD).mkdir(exist_ok=True)
            (tree / path).symlink_to(path.absolute())
        elif path.is_dir() and path.name not in LEFT_OUT:
            shutil.copytree(path, tree / path, symlinks=True)
        elif path.is_file():
            (tree / BUILD).mkdir(exist_ok=True)
            shutil.copy2(path, tree / path)
    for name in ("site", "docs/en/snippets"):
        if Path(name).is_dir():
            shutil.copytree(name, tree / name, dirs_exist_ok=True)
    for words in (["init", "--quiet"], ["add", "--all"]):  # some gates ask which files there are
        subprocess.run(["git", *words], cwd=tree, check=True)
    return tree
