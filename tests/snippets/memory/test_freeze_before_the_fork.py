from tests.snippets.conftest import RunSnippet


def test_frozen_objects_stay_shared(run: RunSnippet) -> None:
    assert int(run("memory/freeze_before_the_fork").lines[1].split()[-2]) <= 5
