from tests.snippets.conftest import RunSnippet


def test_all_numbers_differ(run: RunSnippet) -> None:
    lines = run("arrays/seed_each_child").lines
    assert [line[-11:] for line in lines] == ["4 different"] * 4
