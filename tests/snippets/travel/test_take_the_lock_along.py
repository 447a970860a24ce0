from tests.snippets.conftest import RunSnippet

PATH = ["when serializing dict item 'lock'", "when serializing Account state"]


def test_the_message_names_the_lock_and_since_3_14_the_path_to_it(
    run: RunSnippet, python: tuple[int, ...]
) -> None:
    lines = run("travel/take_the_lock_along").lines
    at = lines.index("TypeError: cannot pickle '_thread.lock' object")
    assert lines[at + 1 : at + 3] == (PATH if python >= (3, 14) else [])
