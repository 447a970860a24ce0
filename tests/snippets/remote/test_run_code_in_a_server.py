from tests.snippets.conftest import RunSnippet


def test_the_order_runs_in_the_server_before_the_check(run: RunSnippet) -> None:
    assert run("remote/run_code_in_a_server").lines == [
        "server: number 3",
        "an order of the client, obeyed in MainProcess",
        "server: ValueError got None",
    ]
