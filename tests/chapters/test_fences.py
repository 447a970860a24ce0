"""The lexer sees every fence that the builder shows, and nothing runs unseen."""

import textwrap
from collections import Counter
from pathlib import Path

import markdown
import pytest
import yaml
from lxml import html
from sybil import Document

from tests.fences import (
    ROOT,
    RUNNERS,
    Page,
    evaluate,
    find_fences,
    resolve_includes,
    take_every_fence,
)

PAGES = [*sorted(ROOT.glob("docs/**/*.md")), ROOT / "README.md", ROOT / "CONTRIBUTING.md"]


def text_of(page: Path) -> str:
    """Return the page with the blocks that show snippets, as Sybil sees it."""
    text: str = Page.parse(str(page)).text
    return text


def evaluate_text(text: str) -> str | None:
    """Return what Sybil's evaluator says of the only fence in this text."""
    document = Document(text, "page.md")
    (region,) = take_every_fence(document)
    document.add(region)
    (example,) = document.examples()
    return evaluate(example)


def shown_by_the_builder(text: str) -> int:
    """Return how many fences Material's own Markdown extensions make of a page."""
    settings = yaml.load((ROOT / "mkdocs.yml").read_text("utf-8"), Loader=yaml.BaseLoader)
    names: list[str] = []
    for extension in settings["markdown_extensions"]:
        if isinstance(extension, dict):
            names += extension
        else:
            names.append(extension)
    names.remove("pymdownx.snippets")
    converter = markdown.Markdown(extensions=names)
    tree = html.fromstring(f"<div>{converter.convert(text)}</div>")
    return len(tree.xpath("//div[contains(concat(' ', @class, ' '), ' highlight ')]"))


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_the_lexer_counts_as_many_fences_as_the_builder(page: Path) -> None:
    text = text_of(page)
    assert len(list(find_fences(text))) == shown_by_the_builder(text)


def test_pytest_collects_one_item_for_each_fence_of_each_page(
    request: pytest.FixtureRequest,
) -> None:
    collected = Counter(
        item.path for item in request.session.items if type(item).__name__ == "SybilItem"
    )
    # The paths of a run of all tests: nothing in the settings may leave pages out.
    whole = {"tests/recorder", "tests/snippets"} <= {*request.config.args}
    asked = [Path(argument).resolve() for argument in request.config.args]
    pages = [page for page in PAGES if whole or any(page.is_relative_to(path) for path in asked)]
    if not pages or any("::" in argument for argument in request.config.args):
        pytest.skip("this run was asked for single tests")
    for page in pages:
        assert collected[page] == len(list(find_fences(text_of(page)))), page


def test_each_snippet_is_a_fence_of_a_page() -> None:
    texts = [text_of(page) for page in PAGES]
    texts += [path.read_text("utf-8") for path in ROOT.glob("build/pages/failures/*.md")]
    shown = {fence.text for text in texts for fence in find_fences(text)}
    missing = [
        path.relative_to(ROOT).as_posix()
        for path in sorted(ROOT.glob("snippets/*/*.py"))
        if path.name != "__init__.py"
        and f'--8<-- "{path.relative_to(ROOT).as_posix()}"\n' not in shown
    ]
    assert missing == []


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("```python\nx\n```\n", "python"),
        ('```python title="a.py" hl_lines="2"\nx\n```\n', "python"),
        ('``` { .python title="a.py" }\nx\n```\n', "python"),
        ("``` py\nx\n```\n", "py"),
        ("~~~python\nx\n~~~\n", "python"),
        ("    ```console\n    $ x\n    ```\n", "console"),
        ("````python\n```\n````\n", "python"),
        ("```\nx\n```\n", ""),
    ],
)
def test_the_lexer_takes_every_form_of_fence(text: str, language: str) -> None:
    (fence,) = find_fences("Before.\n\n" + text + "\nAfter.\n")
    assert (fence.language, fence.closed, fence.line) == (language, True, 3)


def test_the_text_of_an_indented_fence_loses_its_indent() -> None:
    (fence,) = find_fences("    ```python\n    if x:\n        y\n    ```\n")
    assert fence.text == "if x:\n    y\n"


@pytest.mark.parametrize("language", ["", "text", "java", "py", "Python"])
def test_a_fence_of_unknown_language_fails(language: str) -> None:
    complaint = evaluate_text(f"```{language}\nx = 1\n```\n")
    assert complaint is not None
    assert repr(language) in complaint


def test_a_fence_that_is_never_closed_fails() -> None:
    assert "never closed" in (evaluate_text("```python\nx = 1\n") or "")


def test_guarded_code_really_runs() -> None:
    script = 'if __name__ == "__main__":\n    raise SystemExit(3)\n'
    assert "exit code 3" in (evaluate_text(f"```python\n{script}```\n") or "")


def test_a_script_may_start_processes() -> None:
    script = textwrap.dedent("""\
        from multiprocessing import get_context

        def double(x: int) -> int:
            return 2 * x

        if __name__ == "__main__":
            with get_context("spawn").Pool(1) as pool:
                assert pool.map(double, [4]) == [8]
        """)
    assert evaluate_text(f"```python\n{script}```\n") is None


def test_a_shown_snippet_must_carry_its_own_title() -> None:
    include = '--8<-- "snippets/process/join_one.py"'
    fence = f'```python title="snippets/process/other.py"\n{include}\n```\n'

    assert "title=" in (evaluate_text(fence) or "")


@pytest.mark.parametrize(
    "fence",
    [
        "```console\n$ python -c print(1)\n2\n```\n",
        "```console\n$ python -c print(1)\n1\n2\n```\n",
        "```console\n$ python -c print('1','2',sep=chr(10))\n1\n```\n",
        "```console\n$ python -c print(1)\n```\n",
        "```console\n$ python -c 0\n1\n```\n",
        "```console\nno command\n```\n",
        "```sh\nnox -s nosuchsession\n```\n",
        "```sh\nrm -r everything\n```\n",
        "```sh\npython snippets/process/no_such_file.py\n```\n",
        "```toml\n[[snippet]\n```\n",
    ],
)
def test_a_false_fence_fails(fence: str) -> None:
    assert evaluate_text(fence)


@pytest.mark.parametrize(
    "fence",
    [
        "```console\n$ python -c print(6)\n6\n```\n",
        "```sh\nnox -s docs\n```\n",
        '```toml\n[[snippet]]\nname = "a/b"\n```\n',
    ],
)
def test_a_true_fence_passes(fence: str) -> None:
    assert evaluate_text(fence) is None


def test_an_invalid_catalog_example_fails() -> None:
    complaint = evaluate_text('```toml\n[[snippet]]\nname = "a/b"\nnmae = "c"\n```\n')
    assert "unknown key 'nmae'" in (complaint or "")


def test_every_runner_has_a_case_here() -> None:
    source = Path(__file__).read_text(encoding="utf-8")
    assert all(f"```{language}\\n" in source for language in RUNNERS)


def test_includes_are_resolved_before_a_fence_runs() -> None:
    resolved = resolve_includes('```python\n--8<-- "snippets/process/join_one.py"\n```\n')
    assert "def work():" in resolved


def test_a_page_shows_the_code_of_its_blocks_and_not_what_was_recorded() -> None:
    text = text_of(ROOT / "docs" / "en" / "joining.md")
    assert '--8<-- "snippets/process/join_one.py"' in text
    assert "```console" not in text
