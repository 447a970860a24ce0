from tests.snippets.conftest import RunSnippet


def test_unpickling_calls_what_the_pickle_names(run: RunSnippet) -> None:
    assert run("travel/run_code_on_arrival").lines == [
        "worker: printed while unpickling",
        "worker: arrives as None",
    ]
