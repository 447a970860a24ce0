from tests.snippets.conftest import RunSnippet


def test_a_pool_takes_two_maps_inside_its_block(run: RunSnippet) -> None:
    assert run("pool/map_inside_the_block").lines == ["first:  [1, 4, 9]", "second: [16, 25, 36]"]
