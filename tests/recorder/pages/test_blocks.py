"""How a page shows a snippet: whole, as a variant, or folded below what it printed."""

import markdown
import pytest
from lxml import html

from recorder.pages.commands import VARIABLE
from tests.recorder.conftest import HELLO, Project

EXTENSIONS = ["pymdownx.blocks.html", "pymdownx.details", "pymdownx.superfences", "attr_list"]
UNINDEXED = 'data-search-exclude="true"'


def block(project: Project, name: str) -> str:
    done = project.do_here("render")
    assert (done.returncode, done.stderr) == (0, "")
    return project.fragment(f"snippets/{name}")


def test_a_variant_marks_its_changes_in_the_whole_file(project: Project) -> None:
    project.add("demo/hello")
    path = project.add("demo/other", HELLO + "    print('more')\n", 'changes = "demo/hello"')
    text = block(project, "demo/other")
    number = len(path.read_text(encoding="utf-8").splitlines())
    head = f'```{{ .python title="snippets/demo/other.py" hl_lines="{number}" {UNINDEXED} }}\n'
    assert f'{head}--8<-- "snippets/demo/other.py"\n```' in text
    tree = html.fromstring(f"<div>{markdown.markdown(text, extensions=EXTENSIONS)}</div>")
    (box,) = tree.xpath("//div[@class='changes']")
    assert len(box.xpath(".//pre")) == 1
    assert [each.text for each in box.xpath("details/summary")] == ["Show the whole file"]
    assert "changes" not in block(project, "demo/hello")


def test_a_variant_that_changes_no_line_is_shown_whole(project: Project) -> None:
    project.add("demo/hello")
    project.add("demo/other", HELLO, 'changes = "demo/hello"')
    assert "hl_lines" not in block(project, "demo/other")
    assert "whole" not in block(project, "demo/other")


def test_a_folded_program_stands_below_what_it_printed(project: Project) -> None:
    project.add("demo/hello", entry='listing = "folded"')
    text = block(project, "demo/hello")
    output = text.index('--8<-- "build/pages/runs/demo/hello.md"')
    fold = text.index('??? note "The program"')
    assert output < fold < text.index('    ```{ .python title="snippets/demo/hello.py" ')
    assert text.index('    --8<-- "snippets/demo/hello.py"\n    ```\n') > fold
    assert text.count("--8<-- ") == 3


def test_every_block_ends_with_its_row(project: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(VARIABLE, raising=False)
    project.add("demo/hello")
    text = block(project, "demo/hello")
    row = text[text.index("///// html | div.row") :]
    assert (
        '[Download](snippets/demo/hello.py){ .download download aria-label="Download hello.py" }'
        in row
    )
    assert 'data-clipboard-text="python snippets/demo/hello.py"' in row
    assert '--8<-- "build/pages/where/demo/hello.md"' in row
    assert project.fragment("where/demo/hello")
