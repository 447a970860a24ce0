from tests.snippets.conftest import RunSnippet


def test_the_parent_catches_nothing(run: RunSnippet) -> None:
    seen = run("process/catch_a_childs_exception")
    assert seen.lines[-2:] == [
        "ZeroDivisionError: division by zero",
        "parent: there was nothing to catch",
    ]
    assert "parent: caught it" not in seen.text
