from tests.snippets.conftest import RunSnippet


def test_old_pythons_do_not_find_the_function(run: RunSnippet, python: tuple[int, ...]) -> None:
    lines = run("inside/run_under_cprofile").lines
    if python >= (3, 14):
        assert lines == ["program: [1, 4, 9]", "exit code 0"]
    else:
        assert lines[0].endswith("attribute lookup square on __main__ failed")
        assert lines[-1] == "exit code 1"
