from tests.snippets.conftest import RunSnippet


def test_loky_sends_the_code(run: RunSnippet) -> None:
    assert run("main_file/type_it_for_loky").lines == ["[4, 16, 36]"]
