from tests.snippets.conftest import RunSnippet, Seen

DATA = 47


def own_of(seen: Seen) -> list[int]:
    head, rows = seen.table
    assert head == ["MB", "resident", "its share", "own"]
    assert [row[0] for row in rows] == ["parent", "child 1", "child 2"]
    assert all(int(row[1]) > DATA for row in rows), "each has the data in its resident memory"
    return [int(row[3]) for row in rows]


def test_forked_children_own_little_and_share_the_data(run: RunSnippet) -> None:
    seen = run("memory/tell_own_from_shared", label="fork")
    assert all(own < DATA / 2 for own in own_of(seen))
    assert all(int(row[2]) < DATA for row in seen.table[1]), "a third of the data each"


def test_spawned_children_have_the_data_for_themselves(run: RunSnippet) -> None:
    assert all(own > DATA for own in own_of(run("memory/tell_own_from_shared", label="spawn")))


def test_the_fork_server_shares_the_data_since_it_imports_the_file(
    run: RunSnippet, python: tuple[int, ...]
) -> None:
    children = own_of(run("memory/tell_own_from_shared", label="forkserver"))[1:]
    if python >= (3, 14, 1) or (3, 13, 8) <= python < (3, 14):
        assert all(own < DATA / 2 for own in children)
    else:
        assert all(own > DATA for own in children)
