from tests.snippets.conftest import RunSnippet


def test_the_parent_fails_to_pickle_the_lambda_and_no_worker_sees_it(run: RunSnippet) -> None:
    text = run("pool/map_lambdas").text
    assert "PicklingError: Can't pickle <function <lambda> at" in text
    assert "RemoteTraceback" not in text
