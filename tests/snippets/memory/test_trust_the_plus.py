from tests.snippets.conftest import RunSnippet


def test_a_plain_plus_loses_updates_and_never_adds_any(run: RunSnippet) -> None:
    kept, expected = map(int, run("memory/trust_the_plus").text.split(" of "))
    assert expected == 4 * 100_000
    assert 0 < kept < expected
