from tests.snippets.conftest import RunSnippet

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
