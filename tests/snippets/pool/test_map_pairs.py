from tests.snippets.conftest import RunSnippet


def test_map_passes_a_pair_as_one_argument(run: RunSnippet) -> None:
    last = run("pool/map_pairs").lines[-1]
    assert last == "TypeError: power() missing 1 required positional argument: 'exponent'"
