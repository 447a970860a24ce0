from tests.snippets.conftest import RunSnippet


def test_the_worker_may_not_start_a_pool(run: RunSnippet) -> None:
    seen = run("pool/start_a_pool_in_a_worker")
    message = "AssertionError: daemonic processes are not allowed to have children"
    assert message in seen.lines
    assert seen.text.index("in add_sizes") < seen.text.index("direct cause")
