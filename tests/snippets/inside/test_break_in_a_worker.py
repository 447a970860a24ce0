from tests.snippets.conftest import RunSnippet


def test_the_debugger_reads_the_end_of_its_input(run: RunSnippet, python: tuple[int, ...]) -> None:
    seen = run("inside/break_in_a_worker")
    assert "(Pdb)" in seen.text
    assert not any(line.startswith("parent:") for line in seen.lines)
    if python >= (3, 14):
        assert "Quitting pdb will kill the process" in seen.text
    else:
        assert seen.lines[-1] == "bdb.BdbQuit"
