from tests.snippets.conftest import RunSnippet


def test_the_rate_goes_along_with_every_amount(run: RunSnippet) -> None:
    assert run("travel/send_a_partial").lines == ["[30, 60, 90]"]
