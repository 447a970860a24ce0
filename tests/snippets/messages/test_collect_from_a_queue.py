from tests.snippets.conftest import RunSnippet


def test_one_number_comes_from_each_child_before_the_joins(run: RunSnippet) -> None:
    *drawn, last = run("messages/collect_from_a_queue").lines
    assert last == "parent: all joined"
    assert sorted(int(line.split()[2]) for line in drawn) == [0, 1, 2, 3]
    assert all(1 <= int(line.split()[4]) <= 100 for line in drawn)


def test_the_children_do_not_all_draw_the_same_number(run: RunSnippet) -> None:
    drawn = [
        line.split()[4]
        for again in range(2)
        for line in run("messages/collect_from_a_queue", again=again).lines[:4]
    ]
    assert len(set(drawn)) > 1
