import re

from tests.snippets.conftest import RunSnippet


def test_worker_after_worker_ends_in_the_initializer(run: RunSnippet) -> None:
    seen = run("pool/raise_in_the_initializer")
    workers = re.findall(r"PoolWorker-(\d+):", seen.text)
    assert workers[:2] == ["1", "2"]
    assert seen.text.count("initializer(*initargs)") > 1
    assert "parent:" not in seen.text
