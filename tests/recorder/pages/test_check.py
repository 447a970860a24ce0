"""A page that does not fit the catalog is named with its line, before anything runs."""

from pathlib import Path

import pytest

from recorder.paths import RUNS
from tests.recorder.conftest import HELLO, Project

BLOCK = "build/pages/snippets/demo/hello.md"
RUN = "build/pages/runs/demo/hello.more.md"


def refused(project: Project, *expected: str) -> None:
    """Record, and check that it fails with all of these words, and that nothing was run."""
    done = project.record_here()
    assert done.returncode == 1, done.stdout
    for text in expected:
        assert text in done.stderr, done.stderr
    assert "Traceback" not in done.stderr
    assert not (project.root / RUNS).exists()
    assert project.leftovers() == []


@pytest.fixture
def hello(project: Project) -> Project:
    """Return a project with one snippet and a labeled run of it, both on the page."""
    project.add("demo/hello")
    project.append(project.catalog, '[[snippet]]\nname = "demo/hello"\nlabel = "more"\n')
    project.append(project.page, f'\n--8<-- "{RUN}"\n')
    return project


@pytest.mark.parametrize(
    ("included", "remedy"),
    [
        ("build/pages/snippets/demo/helo.md", f"did you mean '{BLOCK}'?"),
        ("build/pages/runs/demo/hello.mor.md", f"did you mean '{RUN}'?"),
        ("build/pages/runs/demo/hello.table.md", "nothing in snippets/catalog.toml makes it"),
        ("build/pages/runs/demo/hello.timeline.md", "nothing in snippets/catalog.toml makes it"),
        ("build/pages/runs/demo/hello.each.md", "nothing in snippets/catalog.toml makes it"),
        ("build/runs/demo/hello/output.txt", "nothing in snippets/catalog.toml makes it"),
        ("snippets/demo/helo.py", "did you mean 'snippets/demo/hello.py'?"),
        ("snippets/demo/hello.py:start", "there is no such file"),
        ("../outside.txt", "lies below snippets/ or build/pages/"),
        ("/etc/passwd", "lies below snippets/ or build/pages/"),
        ("snippets/../.git/config", "lies below snippets/ or build/pages/"),
        (".git/config", "lies below snippets/ or build/pages/"),
        (f"snippets/{'a' * 5000}.py", "there is no such file"),
        (f"build/pages/{'a' * 5000}.md", "nothing in snippets/catalog.toml makes it"),
        ("LICENSE.md", "lies below snippets/ or build/pages/"),
    ],
)
def test_an_include_that_leads_nowhere_or_elsewhere(
    hello: Project, included: str, remedy: str
) -> None:
    hello.append(hello.page, f'\n--8<-- "{included}"\n')
    line = hello.page.read_text("utf-8").count("\n")
    refused(hello, f"docs/en/page.md:{line}: includes {included!r}", remedy)


@pytest.mark.parametrize("line", ["--8<--", "--8<-- snippets/demo/hello.py", 'x --8<-- "a.py"'])
def test_an_include_that_the_builder_would_not_see(hello: Project, line: str) -> None:
    hello.change(hello.page, "# Page\n", f"# Page\n\n{line}\n")
    refused(hello, "docs/en/page.md:3:", "on a line of its own")


def test_a_snippet_missing_from_the_catalog(hello: Project) -> None:
    (hello.root / "snippets" / "demo" / "new.py").write_text(HELLO, encoding="utf-8")
    refused(hello, "snippets/demo/new.py: not in snippets/catalog.toml; add a [[snippet]]")


def test_a_snippet_that_is_not_there(hello: Project) -> None:
    (hello.root / "snippets" / "demo" / "hello.py").unlink()
    refused(hello, "snippets/catalog.toml:1: snippets/demo/hello.py does not exist; write it")


def test_a_snippet_on_no_page(hello: Project) -> None:
    hello.page.write_text("# Page\n", encoding="utf-8")
    refused(
        hello,
        f'snippets/catalog.toml:1: no page shows snippets/demo/hello.py; include "{BLOCK}"',
        f"no page shows the run 'demo/hello.more'; include \"{RUN}\", or remove it",
    )


def test_a_run_under_each_method_is_shown_by_one_include_of_all(hello: Project) -> None:
    source = HELLO.replace('print("hello")', "import sys; print(sys.argv[1:])")
    hello.add("demo/each", source, "each_start_method = true")
    done = hello.record_here()
    assert done.returncode == 1
    for method in ("fork", "spawn", "forkserver"):
        assert f"no page shows the run 'demo/each.{method}'" in done.stderr
    hello.append(hello.page, '\n--8<-- "build/pages/runs/demo/each.each.md"\n')
    assert hello.record_here().returncode == 0
    tabs = hello.fragment("runs/demo/each.each")
    assert tabs.count("=== ") == 3
    assert hello.output("demo/each.spawn", "spawn") == "['spawn']\n"


@pytest.mark.parametrize(
    "target",
    ["page.md#no", "no.md#why", "page.md", "../page.md#page", "#page", "/etc/passwd#x", "a" * 900],
)
def test_an_explanation_that_leads_to_no_section(hello: Project, target: str) -> None:
    hello.change(hello.page, "# Page\n", "# Page { #page }\n")
    hello.change(hello.catalog, 'label = "more"\n', f'label = "more"\nexplained = "{target}"\n')
    refused(hello, f"explained = {target!r} leads to no section below docs/en/; correct it")


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (b"def broken(:\n", "snippets/demo/hello.py:1: invalid syntax; correct the line"),
        (b'"""x"""\n\n  y\n', "snippets/demo/hello.py:3: unexpected indent; correct the line"),
        (b"print(1)\x00\n", "snippets/demo/hello.py"),
        (b'"""caf\xe9"""\n', "snippets/demo/hello.py:1: not UTF-8; save the file as UTF-8"),
        (b"x = 1\n\ny = '\xff'\n", "snippets/demo/hello.py:3: not UTF-8"),
        (b"(" * 5000 + b")" * 5000, "snippets/demo/hello.py"),
        (b'"""x"""\n--8<--\n', "snippets/demo/hello.py"),
        (b'x = "\xe2\x80\xae"\n', "hello.py:1: holds '\\u202e', unseen; write it as an esc"),
        (b"# \x1b[31m\n", "snippets/demo/hello.py:1: holds '\\x1b', unseen"),
        (b"# a\x0cb\n# c\x08\n", "snippets/demo/hello.py:2: holds '\\x08', unseen"),
        (b'TEXT = """\n--8<-- "x.md"\n"""\n', "snippets/demo/hello.py:2: a page would take it"),
    ],
)
def test_a_snippet_that_cannot_be_run_or_shown(
    hello: Project, content: bytes, expected: str
) -> None:
    (hello.root / "snippets" / "demo" / "hello.py").write_bytes(content)
    refused(hello, expected)


@pytest.mark.parametrize("sign", [*"\0\x0c\x1b\x7f\x85\x9b\u2028\u202e\u2066\ufeff"])
def test_a_sign_on_a_page_that_nobody_sees(hello: Project, sign: str) -> None:
    hello.append(hello.page, f"\nText {sign} more\n")
    refused(hello, f"docs/en/page.md:7: holds {sign!a}, which nobody sees; remove it")


def test_files_of_editors_are_neither_pages_nor_snippets(hello: Project) -> None:
    for name in (".#hello.py", "._hello.py", ".hello.py.swp.py", ".cache/a.py"):
        file = hello.root / "snippets" / "demo" / name
        file.parent.mkdir(exist_ok=True)
        file.write_bytes(b"\xff")
    for name in (".#page.md", "._page.md"):
        (hello.page.parent / name).write_bytes(b"\xff")
    done = hello.record_here()
    assert (done.returncode, done.stderr) == (0, "")


@pytest.mark.parametrize(("text", "told"), [("1 +", "invalid syntax"), ("\xff", "not UTF-8")])
def test_a_fault_that_comes_while_others_are_run_is_told_as_one_before(
    hello: Project, text: str, told: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = hello.root / "snippets" / "demo" / "hello.py"
    broken = text.encode("latin-1")
    monkeypatch.setattr(
        "recorder.__main__.check_pages", lambda *_: path.write_bytes(b"\n" + broken)
    )
    refused(hello, f"snippets/demo/hello.py:2: {told}")


def test_a_folder_with_the_name_of_a_snippet(hello: Project) -> None:
    (hello.root / "snippets" / "demo" / "more.py").mkdir()
    refused(hello, "snippets/demo/more.py: a folder with the name of a file; rename it")


def test_a_page_that_is_no_text(hello: Project) -> None:
    hello.page.write_bytes(hello.page.read_bytes() + b"caf\xe9\n")
    line = hello.page.read_bytes().count(b"\n")
    refused(hello, f"docs/en/page.md:{line}: not UTF-8; save the page as UTF-8")


def test_all_faults_are_told_at_once(hello: Project) -> None:
    hello.append(hello.page, '\n--8<-- "a.md"\n\n--8<-- "b.md"\n')
    (hello.root / "snippets" / "demo" / "new.py").write_text(HELLO, encoding="utf-8")
    refused(hello, "includes 'a.md'", "includes 'b.md'", "snippets/demo/new.py: not in")


@pytest.mark.parametrize("content", ["{", '{"format": 1}', "[]", "null", "[" * 100_000])
@pytest.mark.parametrize("folder", ["timings", "verdicts"])
def test_a_stored_file_that_is_broken_is_named_before_anything_runs(
    hello: Project, folder: str, content: str
) -> None:
    path = hello.root / "docs" / folder / "other.json"
    path.parent.mkdir()
    path.write_text(content, encoding="utf-8")
    refused(hello, f"docs/{folder}/other.json: ")


@pytest.mark.parametrize("folder", ["timings", "verdicts"])
def test_a_folder_in_place_of_a_stored_file_is_named(hello: Project, folder: str) -> None:
    (hello.root / "docs" / folder / "other.json").mkdir(parents=True)
    refused(hello, f"docs/{folder}/other.json: ")


def test_a_page_below_another_folder_counts_too(hello: Project) -> None:
    about = hello.root / "docs" / "en" / "about" / "more.md"
    about.parent.mkdir()
    about.write_text('# More\n\n--8<-- "no.md"\n', encoding="utf-8")
    refused(hello, "docs/en/about/more.md:3: includes 'no.md'")


def test_published_copies_are_no_pages(hello: Project) -> None:
    for name in ("snippets", "traces"):
        path = hello.root / "docs" / "en" / name / "x.md"
        path.parent.mkdir(exist_ok=True)
        path.write_text('--8<-- "no.md"\n', encoding="utf-8")
    assert hello.record_here().returncode == 0
    assert not Path(hello.root, "docs", "en", "snippets", "x.md").exists()
