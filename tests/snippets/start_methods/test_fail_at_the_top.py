import re

from tests.snippets.conftest import RunSnippet


def test_the_server_dies_of_it_in_3_14_alone(run: RunSnippet, python: tuple[int, ...]) -> None:
    seen = run("start_methods/fail_at_the_top")
    assert "ValueError: not meant to be imported" in seen.lines
    assert "child: hello" not in seen.lines
    if (3, 14) <= python < (3, 15):
        assert seen.lines[-1].startswith("ConnectionResetError: ")
        cause, _, told = seen.text.partition("ValueError: not meant to be imported")
        assert "in import_main_path" in cause
        assert "in start" in told
        assert re.search(r'forkserver\.py", line \d+, in connect_to_new_process', told)
    else:
        assert seen.lines[-1] == "parent: exit code 1"
