from tests.snippets.conftest import RunSnippet


def test_a_subinterpreter_cannot_have_numpy(run: RunSnippet, python: tuple[int, ...]) -> None:
    seen = run("concurrency/import_in_an_interpreter")
    assert seen.exit_code == 1
    assert ("does not support loading in subinterpreters" in seen.text) == (python >= (3, 14))
    assert ("FOR ADVICE ON HOW TO SOLVE" in seen.text) == (python >= (3, 14))
    assert ("cannot import name 'InterpreterPoolExecutor'" in seen.text) == (python < (3, 14))
