from tests.snippets.conftest import RunSnippet


def test_joblib_alone_takes_the_lambda(run: RunSnippet) -> None:
    assert run("concurrency/send_a_lambda_with_joblib").lines == [
        "joblib: [0, 2, 4, 6]",
        "Pool: refused",
        "executor: refused",
        "pebble: refused",
    ]
