from tests.snippets.conftest import RunSnippet


def test_the_file_runs_twice_and_no_third_time(run: RunSnippet) -> None:
    lines = run("process/forget_the_guard").lines
    assert [line for line in lines if line.startswith("this file runs as")] == [
        "this file runs as __main__",
        "this file runs as __mp_main__",
    ]


def test_the_child_fails_before_it_greets(run: RunSnippet) -> None:
    seen = run("process/forget_the_guard")
    assert "child: hello" not in seen.text
    assert seen.lines[-1] == "parent: the child's exit code is 1"
    assert seen.exit_code == 1


def test_the_message_shows_the_missing_guard(run: RunSnippet) -> None:
    text = run("process/forget_the_guard").text
    assert text.count("\nRuntimeError:") == 1
    assert "if __name__ == '__main__':" in text
