import re

from tests.snippets.conftest import RunSnippet


def test_the_bar_is_full_before_any_result_is_there(run: RunSnippet) -> None:
    seen = run("progress/jump_to_the_end")
    bar, *rest = seen.lines
    assert re.findall(r"(\d+)/40", bar)[-1] == "40"
    assert rest == ["40 pages"]
