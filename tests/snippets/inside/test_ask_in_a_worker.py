from tests.snippets.conftest import RunSnippet


def test_input_raises_in_a_worker(run: RunSnippet) -> None:
    seen = run("inside/ask_in_a_worker")
    assert seen.lines[-1] == "EOFError: EOF when reading a line"
    assert "Your name? " in seen.text
    assert ' + input("Your name? ")' in seen.text.partition("Traceback")[2]
    assert not any(line.startswith("parent:") for line in seen.lines)
