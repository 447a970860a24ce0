import pytest

from tests.snippets.conftest import RunSnippet


def test_a_child_may_import_the_file(run: RunSnippet) -> None:
    assert run("start_methods/allow_the_import").lines == ["child: hello", "parent: exit code 0"]


def test_any_other_import_still_fails() -> None:
    with pytest.raises(ValueError, match="not meant to be imported"):
        import snippets.start_methods.allow_the_import  # noqa: F401
