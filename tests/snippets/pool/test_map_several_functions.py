from tests.snippets.conftest import RunSnippet


def test_each_function_got_its_own_arguments(run: RunSnippet) -> None:
    assert run("pool/map_several_functions").lines == [f"results: {[3 * 4, 5 * 5]}"]
