"""What a run does to the project's own files does not go unseen."""

from pathlib import Path

import pytest

from recorder.runs.own_files import files_of_project, tell_changes
from tests.recorder.conftest import HELLO, Project, script


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    for name in ("snippets/a/b.py", "docs/en/page.md", "docs/en/snippets/a/b.py", "README.md"):
        Path(name).parent.mkdir(parents=True, exist_ok=True)
        Path(name).write_text("text")
    Path("build").mkdir()


def told(capsys: pytest.CaptureFixture[str], action: str) -> list[str]:
    """Do something with files, and return what is told of it, with a star if it is a fault."""
    before = files_of_project()
    exec(action, {"Path": Path})
    gone = tell_changes(before)
    lines = [line.partition(";")[0] for line in capsys.readouterr().err.splitlines()]
    return [f"{line} *" if line in gone else line for line in lines]


@pytest.mark.usefixtures("folder")
@pytest.mark.parametrize(
    ("action", "expected"),
    [
        ("pass", []),
        ("Path('README.md').unlink()", ["README.md: is gone *"]),
        ("Path('docs/en').rename('moved')", ["docs/en/page.md: is gone *"]),
        ("Path('snippets/a/b.py').write_text('TEXT!')", ["snippets/a/b.py: has changed"]),
        ("Path('snippets/a/c.py').touch()", ["snippets/a/c.py: is new"]),
        ("Path('litter.txt').touch()", ["litter.txt: is new"]),
        ("Path('README.md').rename('READ.md')", ["README.md: is gone *", "READ.md: is new"]),
        ("Path('docs/en/snippets/a/b.py').unlink()", []),
        ("Path('build/more').touch()", []),
        ("Path('snippets/__pycache__').mkdir(); Path('snippets/__pycache__/b').touch()", []),
        ("Path('docs/en/loop').symlink_to('.')", []),
    ],
)
def test_what_became_of_files_is_told_and_what_is_gone_is_a_fault(
    action: str, expected: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert told(capsys, action) == expected


@pytest.mark.usefixtures("folder")
def test_of_many_files_a_few_are_named(capsys: pytest.CaptureFixture[str]) -> None:
    lines = told(capsys, "for n in range(30): Path(f'{n}.txt').touch()")
    assert len(lines) == 11
    assert lines[-1] == "… and 20 files more"


@pytest.mark.parametrize(
    ("deed", "told_of", "code"),
    [
        ("pass", "", 0),
        ("os.remove('snippets/demo/other.py')", "snippets/demo/other.py: is gone", 1),
        ("os.remove('snippets/catalog.toml')", "snippets/catalog.toml: is gone", 1),
        ("import shutil\nshutil.rmtree('docs')", "docs/en/page.md: is gone", 1),
        ("open('snippets/demo/other.py', 'a').write('# x')", "other.py: has changed", 0),
        ("open('litter.txt', 'w')", "litter.txt: is new", 0),
    ],
)
def test_a_snippet_that_changes_the_project_is_found_out(
    project: Project, deed: str, told_of: str, code: int
) -> None:
    project.add("demo/deed", script(deed))
    project.add("demo/other", HELLO)
    done = project.record_here()
    assert done.returncode == code
    assert told_of in done.stderr
    assert ("if you did not do it, one of the runs did" in done.stderr) is bool(told_of)
    assert "Traceback" not in done.stderr
