from tests.snippets.conftest import RunSnippet


def test_the_array_outlives_the_name_of_its_memory(run: RunSnippet) -> None:
    assert run("arrays/share_a_raw_array").lines == ["parent: means [0.  0.5 1.  1.5]"]
