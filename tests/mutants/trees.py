"""Copies of the project in which changes are tried, so that none reaches the project itself."""

import shutil
import subprocess
from pathlib import Path

BUILD = Path("build")
SHARED = ("pythons",)
"""What a copy may use together with the project, since nothing changes it."""
LEFT_OUT = ("mutants", "zensical", "screenshots")
WRITTEN = ("build", "site", "docs/en/snippets")
"""What gates write. A gate that is green without a change need not be so after another wrote it."""


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
    for name in WRITTEN[1:]:
        if Path(name).is_dir():
            shutil.copytree(name, tree / name, dirs_exist_ok=True)
    shutil.rmtree(_kept(tree), ignore_errors=True)
    _copy_written(tree, _kept(tree))
    me = ("-c", "user.name=mutants", "-c", "user.email=mutants@localhost")
    commit = [*me, "commit", "--quiet", "--no-verify", "--message=all"]
    # Some gates ask which files there are, and what has changed.
    for words in (["init", "--quiet"], ["add", "--all"], commit):
        subprocess.run(["git", *words], cwd=tree, check=True)
    return tree


def bring_back(tree: Path) -> None:
    """Put back what gates have written in a copy since it was made."""
    for name in WRITTEN:
        shutil.rmtree(tree / name, ignore_errors=True)
    _copy_written(_kept(tree), tree)


def _kept(tree: Path) -> Path:
    return tree.with_name(f"{tree.name}.written")


def _copy_written(source: Path, target: Path) -> None:
    for name in WRITTEN:
        if (source / name).is_dir():
            shutil.copytree(source / name, target / name, symlinks=True)
