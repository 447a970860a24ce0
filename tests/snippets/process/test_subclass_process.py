from tests.snippets.conftest import ROOT, RunSnippet

LINES = [
    "Greeter-1: goodbye, Ada",
    "Greeter-1: hello, Ada",
    "Greeter-2: goodbye, Grace",
    "Greeter-2: hello, Grace",
]


def test_the_class_gives_the_children_their_names(run: RunSnippet) -> None:
    assert sorted(run("process/subclass_process").lines) == LINES


def test_both_run_at_the_same_time(run: RunSnippet) -> None:
    lines = run("process/subclass_process").lines
    assert lines.index("Greeter-2: hello, Grace") < lines.index("Greeter-1: goodbye, Ada")
    assert lines.index("Greeter-1: hello, Ada") < lines.index("Greeter-2: goodbye, Grace")


def test_other_chapters_do_without() -> None:
    texts = {path.name: path.read_text("utf-8") for path in (ROOT / "docs" / "en").glob("*.md")}
    for path in (ROOT / "snippets").glob("*/*.py"):
        if "(Process):" in path.read_text("utf-8"):
            include = f"snippets/{path.parent.name}/{path.stem}.md"
            assert [name for name, text in texts.items() if include in text] == ["subclassing.md"]
