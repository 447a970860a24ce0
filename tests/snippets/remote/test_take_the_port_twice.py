import re

from tests.snippets.conftest import RunSnippet


def test_the_cause_stands_in_the_first_of_two_tracebacks(run: RunSnippet) -> None:
    seen = run("remote/take_the_port_twice")
    assert seen.exit_code == 1
    assert seen.text.count("Traceback") == 2
    assert "Address already in use" in seen.text.split("Traceback")[1]
    parents = seen.text.split("Traceback")[2]
    assert re.search(r"managers\.py\", line \d+, in start\n", parents)
    assert seen.lines[-1] == "EOFError"
