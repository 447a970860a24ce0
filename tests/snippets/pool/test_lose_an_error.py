from tests.snippets.conftest import RunSnippet


def test_the_program_ends_well_without_the_second_price(run: RunSnippet) -> None:
    seen = run("pool/lose_an_error")
    assert seen.lines == ["worker: saved 5", "worker: saved 8", "parent: all saved"]
    assert seen.exit_code == 0
