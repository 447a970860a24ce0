from tests.snippets.conftest import RunSnippet


def test_bytes_come_back_whole(run: RunSnippet) -> None:
    assert run("shared_memory/store_encoded_letters").lines == ["Delta", "Δέλτα"]
