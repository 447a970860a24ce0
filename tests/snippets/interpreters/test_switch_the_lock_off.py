from tests.snippets.conftest import RunSnippet

REFUSED = "Fatal Python error: config_read_gil: Disabling the GIL is not supported by this build"


def test_a_build_with_the_lock_refuses_or_does_not_listen(
    run: RunSnippet, python: tuple[int, ...]
) -> None:
    lines = run("interpreters/switch_the_lock_off").lines
    assert lines[:2] == ["-X gil=1, exit code 0:", "started"]
    if python >= (3, 13):
        assert lines[2:] == ["-X gil=0, exit code 1:", REFUSED]
    else:
        assert lines[2:] == ["-X gil=0, exit code 0:", "started"]
