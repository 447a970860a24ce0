from tests.snippets.conftest import RunSnippet


def test_it_does_not_warn(run: RunSnippet) -> None:
    assert run("trouble/leave_the_pool_properly").lines == [
        "parent: [3, 3, 5]",
        "parent: workers left: 0",
    ]
