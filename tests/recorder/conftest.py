"""A miniature project: one page, a few snippets, a catalog, and the real recorder."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import attrs
import pytest

ROOT = Path(__file__).parents[2]

# A shell's background job ignores Ctrl-C, and so would every program that these tests interrupt.
signal.signal(signal.SIGINT, signal.default_int_handler)

HELLO = '"""Say hello."""\n\nif __name__ == "__main__":\n    print("hello")\n'


@attrs.frozen
class Project:
    """A project in a folder of its own."""

    root: Path

    def add(self, name: str, source: str = HELLO, entry: str = "") -> Path:
        """Add a snippet, its catalog entry with these further lines, and its place on the page."""
        path = self.root / "snippets" / f"{name}.py"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(source, encoding="utf-8")
        with open(self.root / "snippets" / "catalog.toml", "a", encoding="utf-8") as catalog:
            catalog.write(f'[[snippet]]\nname = "{name}"\n{entry}\n')
        with open(self.root / "docs" / "en" / "page.md", "a", encoding="utf-8") as page:
            page.write(f'\n```python\n--8<-- "snippets/{name}.py"\n```\n\n')
            page.write(f'--8<-- "build/recordings/{name}/output.md"\n')
        return path

    def command(self, *options: str) -> list[str]:
        """Return the recorder's command line."""
        return [sys.executable, "-m", "recorder", *options]

    @property
    def environment(self) -> dict[str, str]:
        """Return an environment in which this project's recorder is found."""
        return {**os.environ, "PYTHONPATH": str(ROOT)}

    def record(self, *options: str) -> subprocess.CompletedProcess[str]:
        """Run the recorder on this project to its end."""
        return subprocess.run(
            self.command(*options),
            cwd=self.root,
            env=self.environment,
            capture_output=True,
            text=True,
            timeout=120,
            check=False,
        )

    def recording(self, name: str) -> dict[str, bytes]:
        """Return the files of a recording, by name; empty when there is none."""
        folder = self.root / "build" / "recordings" / name
        return {path.name: path.read_bytes() for path in sorted(folder.glob("*"))}

    def leftovers(self) -> list[str]:
        """Return what a half-written recording would have left."""
        folder = self.root / "build" / "recordings"
        return [str(path) for path in folder.rglob("*") if path.suffix in {".new", ".old"}]


@pytest.fixture
def project(tmp_path: Path) -> Project:
    """Return an empty project."""
    (tmp_path / "snippets").mkdir()
    (tmp_path / "snippets" / "catalog.toml").touch()
    (tmp_path / "docs" / "en").mkdir(parents=True)
    (tmp_path / "docs" / "en" / "page.md").write_text("# Page\n", encoding="utf-8")
    return Project(tmp_path)
