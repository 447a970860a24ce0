from tests.snippets.conftest import RunSnippet


def test_each_way_to_end_has_its_exit_code(run: RunSnippet) -> None:
    lines = run("process/read_exit_codes").lines
    assert lines.count("child: no input") == 1
    lines.remove("child: no input")
    assert dict(line.rsplit(maxsplit=1) for line in lines) == {
        "return": "0",
        "sys.exit(0)": "0",
        "sys.exit(None)": "0",
        "sys.exit(3)": "3",
        "sys.exit(text)": "1",
        "signal 15": "-15",
    }
