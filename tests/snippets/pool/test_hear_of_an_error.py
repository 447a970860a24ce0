from tests.snippets.conftest import RunSnippet


def test_the_error_callback_gets_the_exception(run: RunSnippet) -> None:
    assert sorted(run("pool/hear_of_an_error").lines) == [
        "parent: no price: -3",
        "worker: saved 5",
        "worker: saved 8",
    ]
