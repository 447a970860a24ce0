from tests.snippets.conftest import RunSnippet


def test_the_debugger_prints_both_numbers(run: RunSnippet) -> None:
    lines = run("inside/break_in_one_process").lines
    assert "(Pdb) 4" in lines
    assert "(Pdb) 9" in lines
    assert lines[-1].endswith("parent: [2.0, 3.0]")
