from tests.snippets.conftest import RunSnippet


def test_threads_do_the_same_work_as_the_serial_program(run: RunSnippet) -> None:
    threads = run("concurrency/count_in_threads", "1000").lines
    assert threads == run("concurrency/count_serially", "1000").lines


def test_all_four_counts_are_made(run: RunSnippet) -> None:
    total = sum(range(1000))
    assert run("concurrency/count_in_threads", "1000").lines == [f"below 1000: {total}"] * 4
