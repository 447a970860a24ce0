import multiprocessing

from tests.snippets.conftest import RunSnippet

NAMES = {
    "fork": ("ForkProcess", "__main__"),
    "forkserver": ("ForkServerProcess", "__mp_main__"),
    "spawn": ("SpawnProcess", "__mp_main__"),
}


def test_contexts_live_side_by_side_and_change_no_default(run: RunSnippet) -> None:
    lines = run("start_methods/use_a_context").lines
    expected = []
    methods = sorted(multiprocessing.get_all_start_methods())
    for number, method in enumerate(methods, start=1):
        kind, module = NAMES[method]
        expected.append(f"{method}: {kind}-{number}, {module}: 9")
    assert lines == [*expected, "default unchanged: True"]
