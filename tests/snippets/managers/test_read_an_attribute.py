from multiprocessing import Manager

from tests.snippets.conftest import RunSnippet


def test_a_proxy_has_no_attribute(run: RunSnippet) -> None:
    seen = run("managers/read_an_attribute")
    assert seen.exit_code == 1
    assert seen.lines[-1] == "AttributeError: 'AutoProxy[Tally]' object has no attribute 'hits'"


def test_a_namespace_has_attributes() -> None:
    with Manager() as manager:
        names = manager.Namespace()
        names.hits = 3
        assert names.hits == 3
