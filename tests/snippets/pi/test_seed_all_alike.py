from tests.snippets.conftest import RunSnippet


def test_equal_seeds_make_every_task_count_the_same_hits(run: RunSnippet) -> None:
    alike, own = run("pi/seed_all_alike", "20000").lines
    assert len(set(alike.split()[4:])) == 1
    assert len(alike.split()[4:]) == 4
    assert len(set(own.split()[4:])) == 4
