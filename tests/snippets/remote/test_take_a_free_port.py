from tests.snippets.conftest import RunSnippet


def test_the_system_chooses_another_port(run: RunSnippet) -> None:
    assert run("remote/take_a_free_port").lines == ["two ports: True"]
