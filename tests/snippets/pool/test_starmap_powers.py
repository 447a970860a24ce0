from tests.snippets.conftest import RunSnippet


def test_each_pair_becomes_two_arguments(run: RunSnippet) -> None:
    assert run("pool/starmap_powers").lines == [f"powers: {[2**10, 3**4, 10**3]}"]
