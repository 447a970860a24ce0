"""An entry of the error index is made of its two runs, and no run that fails is left out."""

import pytest

from tests.recorder.conftest import Project, script

FAILS = script("raise KeyError(3)")
MENDED = script("print(3)")
ENTRY = """
[[failure]]
id = "no-key"
symptom = "an error"
modules = ["pickle"]
fails = "demo/fail"
mended = "demo/mend"
threads = ["demo/project#7"]
"""
QUOTED = """
quoted = ["ValueError: need at most 63 handles"]
where = "On Windows, before Python 3.13"
"""
INCLUDE = '\n## `KeyError: 3` { #no-key-there }\n\n--8<-- "build/pages/failures/no-key.md"\n'


@pytest.fixture
def index(project: Project) -> Project:
    """Return a project with a run that fails, one that is a variant of it, and an entry."""
    project.add("demo/fail", FAILS, entry='expect = "raises"\nexception = "KeyError"')
    project.add("demo/mend", MENDED, entry='changes = "demo/fail"')
    project.append(project.catalog, ENTRY)
    project.append(project.page, INCLUDE)
    return project


def recorded(project: Project) -> None:
    done = project.record_here()
    assert (done.returncode, done.stderr) == (0, "")


def test_an_entry_shows_what_fails_what_mends_it_and_where_it_was_met(index: Project) -> None:
    recorded(index)
    text = index.fragment("failures/no-key")
    fails, _, mended = text.partition("**Mended:**")
    assert 'title="snippets/demo/fail.py"' in fails
    assert '--8<-- "build/pages/runs/demo/fail.md"' in fails
    assert 'title="snippets/demo/mend.py" hl_lines="5"' in mended
    assert '--8<-- "build/pages/where/demo/mend.md"' in mended
    assert "[demo/project&#35;7](https://github.com/demo/project/issues/7)" in mended


def test_a_snippet_that_has_an_entry_leads_to_it_where_a_chapter_shows_it(index: Project) -> None:
    recorded(index)
    assert "[Error index](page.md#no-key-there){ .in-index }" in index.fragment(
        "snippets/demo/fail"
    )
    assert "Error index" not in index.fragment("snippets/demo/mend")
    assert "Error index" not in index.fragment("failures/no-key"), "it is the index"


def test_without_a_declared_relation_the_whole_file_is_shown(index: Project) -> None:
    index.change(index.catalog, 'changes = "demo/fail"', "")
    recorded(index)
    assert "hl_lines" not in index.fragment("failures/no-key")


def test_the_lists_lead_to_the_section_that_shows_the_entry(index: Project) -> None:
    recorded(index)
    link = "- [`KeyError: 3`](page.md#no-key-there)"
    assert f"**An error**\n\n{link}" in index.fragment("failures/by_symptom")
    assert f"**pickle**\n\n{link}" in index.fragment("failures/by_module")


def test_every_run_that_fails_is_listed_and_no_other(index: Project) -> None:
    entry = 'expect = "hangs"\nlimit = 0.5\nexception = "OSError"'
    hang = script("print('OSError: 3', flush=True)\ntime.sleep(9)")
    index.add("demo/hang", hang, entry=entry)
    recorded(index)
    rows = index.fragment("failures/runs").splitlines()
    (fails,) = [row for row in rows if ">fail<" in row]
    assert "raises Key<wbr>Error" in fails
    assert "[its entry](page.md#no-key-there)" in fails
    (hangs,) = [row for row in rows if ">hang<" in row]
    assert "prints OS<wbr>Error and hangs" in hangs
    assert "its entry" not in hangs
    assert not any("mend" in row for row in rows)


def test_a_run_under_a_method_of_its_own_is_listed_if_it_alone_fails(index: Project) -> None:
    index.add("demo/two", "import sys; sys.exit()\n")
    index.add(
        "demo/two",
        "import sys; assert not sys.argv[1:]\n",
        'args = ["3"]\nstart_method = "spawn"\nexpect = "raises"\nexception = "AssertionError"',
        label="three",
    )
    recorded(index)
    assert ">two</code> 3 | raises Assertion<wbr>Error" in index.fragment("failures/runs")


def test_what_fails_elsewhere_alone_shows_the_quoted_message(index: Project) -> None:
    index.change(index.catalog, 'fails = "demo/fail"\nmended = "demo/mend"\n', QUOTED)
    recorded(index)
    text = index.fragment("failures/no-key")
    assert "On Windows, before Python 3.13:" in text
    assert "```text\nValueError: need at most 63 handles\n```" in text
    assert "Mended" not in text


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ('id = "no-key"', 'id = "No key"', "failure 'No key' is not called like 'two-words'"),
        ('fails = "demo/fail"', 'fails = "demo/none"', "'demo/none' is no run of this catalog"),
        ('fails = "demo/fail"\n', "", "has one of `fails` and `mended`; name both"),
        ('fails = "demo/fail"\nmended = "demo/mend"\n', "", "say in `quoted` what it prints"),
        ('["demo/project#7"]', '["demo"]', "thread 'demo' is not like 'owner/name#12'"),
        ('"an error"', '"trouble"', "trouble not in literal"),
        ("modules", "module", "unknown key 'module' in failure 1"),
    ],
)
def test_a_fault_of_an_entry_is_told_with_its_line(
    index: Project, old: str, new: str, expected: str
) -> None:
    index.change(index.catalog, old, new)
    done = index.record_here()
    assert done.returncode == 1
    assert "snippets/catalog.toml:" in done.stderr
    assert expected in done.stderr


def test_an_entry_that_no_page_shows_is_told(index: Project) -> None:
    index.change(index.page, INCLUDE, "")
    assert "no page shows 'no-key'; include" in index.record_here().stderr


def test_a_snippet_may_stand_in_the_index_alone(index: Project) -> None:
    index.change(index.page, '--8<-- "build/pages/snippets/demo/fail.md"\n', "")
    index.change(index.page, '--8<-- "build/pages/snippets/demo/mend.md"\n', "")
    recorded(index)
    (row,) = [row for row in index.fragment("failures/runs").splitlines() if ">fail<" in row]
    assert "(page.md#no-key-there)" in row


@pytest.mark.parametrize("timeline", ["true", "false"])
def test_a_hang_with_a_timeline_shows_it_in_its_entry(index: Project, timeline: str) -> None:
    index.change(
        index.catalog,
        'expect = "raises"\nexception = "KeyError"',
        f'expect = "hangs"\nlimit = 1\nstacks = true\ntimeline = {timeline}',
    )
    (index.root / "snippets" / "demo" / "fail.py").write_text(
        script("import time\ntime.sleep(60)"), encoding="utf-8"
    )
    recorded(index)
    include = '\n    --8<-- "build/pages/runs/demo/fail.timeline.md"\n'
    assert (include in index.fragment("failures/no-key")) == (timeline == "true")
