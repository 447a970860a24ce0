import re

from tests.snippets.conftest import RunSnippet

NAMES = {
    "fork": "ForkPoolWorker",
    "spawn": "SpawnPoolWorker",
    "forkserver": "ForkServerPoolWorker",
}


def test_worker_after_worker_ends_in_the_initializer(run: RunSnippet, start_method: str) -> None:
    seen = run("pool/raise_in_the_initializer")
    workers = re.findall(r"PoolWorker-(\d+):", seen.text)
    assert workers[:2] == ["1", "2"]
    assert workers == [str(number) for number in range(1, len(workers) + 1)]
    assert re.search(rf"^Process {NAMES[start_method]}-1:", seen.text, re.MULTILINE)
    assert seen.text.count("initializer(*initargs)") > 1
    assert "parent:" not in seen.text
