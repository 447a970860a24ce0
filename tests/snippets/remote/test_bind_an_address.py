from tests.snippets.conftest import RunSnippet


def test_an_empty_host_is_reached_by_every_address_of_this_machine(run: RunSnippet) -> None:
    assert run("remote/bind_an_address").table == (
        ["Listens at", "127.0.0.1", "127.0.0.2"],
        [["127.0.0.1", "reached", "refused"], ["0.0.0.0", "reached", "reached"]],
    )
