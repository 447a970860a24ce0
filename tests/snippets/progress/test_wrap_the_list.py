import re

from tests.snippets.conftest import RunSnippet


def test_no_bar_is_drawn_between_the_first_and_the_last_result(run: RunSnippet) -> None:
    bar, *rest = run("progress/wrap_the_list").lines
    assert set(re.findall(r"(\d+)/40", bar)) == {"0", "40"}
    assert rest == ["40 pages"]
