from tests.snippets.conftest import RunSnippet


def test_locks_are_mended_and_what_is_shared_is_not(run: RunSnippet) -> None:
    head, rows = run("libraries/use_after_a_fork").table
    assert head == ["Opened before the fork", "Used in the child"]
    found = dict(rows)
    assert found["NumPy, its threads"] == "works"
    assert found["logging, its lock held"] == "works"
    assert found["sqlite3, a transaction"] == "database is locked"
    got = "the parent asked for /parent and got /child"
    assert found["http.client, connected"] == got
    assert found["gRPC, a channel"] == "works" or "Stream removed" in found["gRPC, a channel"]
