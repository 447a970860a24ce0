from tests.snippets.conftest import RunSnippet


def test_a_function_with_a_name_runs_under_each_start_method(run: RunSnippet) -> None:
    assert run("travel/name_the_lambda").lines == ["child: hello", "parent: exit code 0"]
