from tests.snippets.conftest import RunSnippet


def test_the_profiles_count_the_calls_of_all_tasks(run: RunSnippet) -> None:
    lines = run("inside/profile_each_task").lines
    assert lines[0] == "total: 780000"
    assert sum(line.endswith(".prof") for line in lines) == 4
    (called,) = [line for line in lines if "(add_digits)" in line]
    assert called.split()[0] == "40000"
