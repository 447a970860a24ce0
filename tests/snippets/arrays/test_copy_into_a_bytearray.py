from tests.snippets.conftest import RunSnippet


def test_the_array_can_be_changed(run: RunSnippet) -> None:
    assert run("arrays/copy_into_a_bytearray").lines == [
        "parent: got [0. 1. 2. 3.]",
        "parent: changed to [7. 1. 2. 3.]",
    ]
