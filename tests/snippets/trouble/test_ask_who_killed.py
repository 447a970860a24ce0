from tests.snippets.conftest import RunSnippet


def test_a_kill_is_minus_9_and_137_and_not_for_memory(run: RunSnippet) -> None:
    assert run("trouble/ask_who_killed").lines == [
        "Python says -9",
        "a shell says 137",
        "killed by Linux because memory was short: 0",
    ]
