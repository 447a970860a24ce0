from tests.snippets.conftest import RunSnippet


def test_python_believes_the_variable_since_3_13(run: RunSnippet, python: tuple[int, ...]) -> None:
    believed = ["told 1, answers 1", "told 3, answers 3"]
    assert (run("servers/override_the_count").lines == believed) == (python >= (3, 13))
