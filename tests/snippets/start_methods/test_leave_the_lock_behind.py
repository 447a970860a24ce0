from tests.snippets.conftest import RunSnippet


def test_the_method_travels_and_makes_a_lock_of_its_own(run: RunSnippet) -> None:
    assert run("start_methods/leave_the_lock_behind").lines == ["child: counted to 1"]
