import os

from tests.snippets.conftest import RunSnippet


def test_only_since_3_13_a_pool_respects_the_cpus_allowed(
    run: RunSnippet, python: tuple[int, ...]
) -> None:
    cpus, workers = (int(line.split(": ")[1]) for line in run("pool/allow_one_cpu").lines)
    assert cpus == os.cpu_count()
    assert workers == (1 if python >= (3, 13) else cpus)
