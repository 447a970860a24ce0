import pytest

from tests.snippets.conftest import RunSnippet

METHODS = ["fork", "spawn", "forkserver"]
MESSAGE = "it's not the same object as __main__.service"


def test_by_default_only_fork_starts_the_child(run: RunSnippet, start_method: str) -> None:
    seen = run("process/shadow_the_target")
    assert ("mail service: serving" in seen.lines) == (start_method == "fork")
    assert (MESSAGE in seen.text) == (start_method != "fork")
    if start_method != "fork":
        assert "_pickle.PicklingError: Can't pickle <function service at" in seen.text
        assert "service.start()" in seen.text
        assert "parent: " not in seen.text


@pytest.mark.parametrize("method", METHODS)
def test_the_start_method_named_decides(run: RunSnippet, method: str) -> None:
    seen = run("process/shadow_the_target", label=method)
    assert ("mail service: serving" in seen.lines) == (method == "fork")
    assert (MESSAGE in seen.text) == (method != "fork")


def test_since_3_14_the_message_names_the_attribute(
    run: RunSnippet, python: tuple[int, ...]
) -> None:
    named = "dict item '_target'" in run("process/shadow_the_target", label="spawn").text
    assert named == (python >= (3, 14))
