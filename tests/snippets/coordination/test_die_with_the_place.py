from tests.snippets.conftest import RunSnippet


def test_the_place_is_lost(run: RunSnippet) -> None:
    seen = run("coordination/die_with_the_place")
    assert seen.lines == ["parent: the worker is gone"]
    assert seen.exit_code is None
