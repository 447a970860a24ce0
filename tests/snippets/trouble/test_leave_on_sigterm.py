from tests.snippets.conftest import RunSnippet


def test_the_program_cleans_up_and_ends_its_daemon(run: RunSnippet) -> None:
    assert run("trouble/leave_on_sigterm").lines == [
        "program: my worker is at work",
        "program: cleaned up",
        "parent: exit code 143",
        "parent: no worker is left",
    ]
