from tests.snippets.conftest import RunSnippet


def test_the_workers_fill_the_array_they_got_at_the_start(run: RunSnippet) -> None:
    assert run("shared_memory/pass_an_array_at_the_start").lines == ["[0, 1, 4, 9, 16]"]
