import time
from concurrent.futures import ProcessPoolExecutor, as_completed
from multiprocessing import get_context
from pathlib import Path

from tests.snippets.conftest import RunSnippet

ERROR = "'utf-8' codec can't decode byte 0xe9 in position 13: invalid continuation byte"


def test_one_line_counts_the_files(run: RunSnippet) -> None:
    text = run("words/show_how_far_it_is").text
    assert [f"{n} of 4 files" in text for n in range(1, 5)] == [True] * 4
    assert text.splitlines()[-2:] == [
        "18 words, 9 times tea",
        f"not counted: Cid.txt: {ERROR}",
    ]


def wait_for_the_other(own: Path, other: Path | None) -> str:
    until = time.monotonic() + 30
    while other and not other.exists() and time.monotonic() < until:
        time.sleep(0.01)
    own.touch()
    return own.name


def test_map_gives_results_in_order_and_as_completed_whichever_has_ended(
    start_method: str, tmp_path: Path
) -> None:
    first, second = tmp_path / "first", tmp_path / "second"
    with ProcessPoolExecutor(2, get_context(start_method)) as executor:
        ordered = executor.map(wait_for_the_other, [first, second], [second, None])
        assert list(ordered) == ["first", "second"], "though the second had ended"
        first.unlink()
        second.unlink()
        slow = executor.submit(wait_for_the_other, first, second)
        quick = executor.submit(wait_for_the_other, second, None)
        assert next(as_completed([slow, quick])) is quick
