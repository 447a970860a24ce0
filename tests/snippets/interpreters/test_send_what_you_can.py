from tests.snippets.conftest import RunSnippet


def test_a_lock_alone_is_refused(run: RunSnippet, python: tuple[int, ...]) -> None:
    seen = run("interpreters/send_what_you_can")
    if python < (3, 14):
        assert "ImportError" in seen.text
        return
    assert [line.split() for line in seen.lines] == [
        ["type", "shareable", "arrives", "as"],
        ["NoneType", "True", "NoneType"],
        ["float", "True", "float"],
        ["str", "True", "str"],
        ["tuple", "True", "tuple"],
        ["list", "False", "list"],
        ["Order", "False", "Order"],
        ["lock", "False", "NotShareableError"],
    ]
