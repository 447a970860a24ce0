from tests.snippets.conftest import RunSnippet


def test_only_the_decimal_can_be_written_out(run: RunSnippet) -> None:
    seen = run("pi/print_a_long_integer")
    assert seen.lines[0] == "as a decimal: 5000 digits"
    assert not any(line.startswith("as an int") for line in seen.lines)
    assert "4300 digits" in seen.lines[-1]
