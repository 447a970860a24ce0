from tests.snippets.conftest import RunSnippet


def test_every_child_filled_its_own_slot(run: RunSnippet) -> None:
    assert run("memory/share_an_array").lines == [
        "before: [0, 0, 0, 0]",
        "after:  [4, 16, 36, 64]",
    ]
