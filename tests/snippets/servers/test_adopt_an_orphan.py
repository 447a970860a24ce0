from tests.snippets.conftest import RunSnippet


def test_an_orphan_is_a_zombie_until_who_adopted_it_collects_it(run: RunSnippet) -> None:
    assert run("servers/adopt_an_orphan").lines == [
        "the orphan has ended, state: Z",
        "collected, still there: False",
    ]
