from tests.snippets.conftest import RunSnippet


def test_the_tracker_warns_and_since_313_names_the_block(
    run: RunSnippet, python: tuple[int, ...]
) -> None:
    seen = run("trouble/forget_to_unlink")
    assert seen.lines[0] == "owner: wrote 42"
    assert "1 leaked shared_memory objects to clean up at shutdown" in seen.text
    assert ("at shutdown: {'/psm_" in seen.text) == (python >= (3, 13))
