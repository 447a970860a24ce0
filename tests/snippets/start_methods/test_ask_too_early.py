import pytest

from tests.snippets.conftest import RunSnippet


@pytest.mark.parametrize("label", ["", "lock"])
def test_a_question_or_a_lock_fixes_the_method(run: RunSnippet, label: str) -> None:
    seen = run("start_methods/ask_too_early", label=label)
    assert seen.lines[-1] == "RuntimeError: context has already been set"
    assert "chosen now: spawn" not in seen.lines


def test_asking_with_allow_none_fixes_nothing(run: RunSnippet) -> None:
    assert run("start_methods/ask_too_early", label="allow_none").lines == [
        "chosen so far: None",
        "chosen now: spawn",
    ]
