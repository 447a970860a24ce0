from tests.snippets.conftest import RunSnippet


def test_the_whole_program_uses_the_method(run: RunSnippet) -> None:
    assert run("start_methods/set_the_method_once").lines == [
        "parent, __main__: spawn",
        "child, __mp_main__: spawn",
    ]
