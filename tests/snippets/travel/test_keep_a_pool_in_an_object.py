from tests.snippets.conftest import RunSnippet


def test_the_pool_refuses_to_be_pickled(run: RunSnippet) -> None:
    lines = run("travel/keep_a_pool_in_an_object").lines
    assert (
        "NotImplementedError: pool objects cannot be passed between processes or pickled"
    ) in lines
