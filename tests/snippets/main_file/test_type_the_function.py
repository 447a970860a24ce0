from tests.snippets.conftest import RunSnippet


def test_the_child_cannot_find_the_function(run: RunSnippet, python: tuple[int, ...]) -> None:
    seen = run("main_file/type_the_function")
    assert "child: hello" not in seen.text
    assert ("module '__main__' has no attribute 'hello'" in seen.text) == (python >= (3, 14))
    assert ("Can't get attribute 'hello' on <module" in seen.text) == (python < (3, 14))
    # The traceback is that of a child, and the parent goes on.
    assert "spawn_main" in seen.text
    assert "parent: exit code 1" in seen.lines


def test_the_traceback_ends_in_pickle_and_the_parent_goes_on(run: RunSnippet) -> None:
    lines = run("main_file/type_the_function").lines
    frames = [number for number, line in enumerate(lines) if line.startswith("  File ")]
    assert any("in spawn_main" in lines[number] for number in frames)
    assert "pickle.load(" in lines[frames[-1] + 1]
    assert lines[-1] == "parent: exit code 1"
