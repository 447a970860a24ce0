from tests.snippets.conftest import RunSnippet


def test_map_passes_a_pair_as_one_argument(run: RunSnippet) -> None:
    seen = run("pool/map_pairs")
    assert "RemoteTraceback" in seen.text
    assert seen.lines[-1] == "TypeError: power() missing 1 required positional argument: 'exponent'"
