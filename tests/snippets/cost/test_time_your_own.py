import re

from tests.snippets.conftest import RunSnippet, Seen

LINE = re.compile(r"(\D+?) +(\d+\.\d\d) s")


def times(seen: Seen) -> dict[str, float]:
    """Return the seconds of each way."""
    found = [LINE.fullmatch(line) for line in seen.lines]
    return {match[1]: float(match[2]) for match in found if match}


def test_it_times_the_function_in_three_ways(run: RunSnippet) -> None:
    names = ["alone", "in a new pool", "in a warm pool"]
    seen = run("cost/time_your_own")
    assert list(times(seen)) == names
    assert len(seen.lines) == len(names)


def test_the_work_is_large_enough_for_two_digits(run: RunSnippet) -> None:
    # A pool makes it as much shorter as a machine has CPUs.
    assert times(run("cost/time_your_own"))["alone"] >= 0.02
