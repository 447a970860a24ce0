from tests.snippets.conftest import RunSnippet, Seen


def megabytes(seen: Seen) -> int:
    return int(seen.lines[1].removeprefix("they take ").removesuffix(" MB"))


def test_most_workers_have_no_task_and_take_memory(run: RunSnippet) -> None:
    many, few = run("servers/weigh_the_workers"), run("servers/weigh_two_workers")
    assert many.lines[0].startswith("16 workers, ")
    assert few.lines[0].startswith("2 workers, ")
    assert megabytes(many) > 2 * megabytes(few)
