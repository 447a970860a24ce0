from tests.snippets.conftest import RunSnippet


def test_the_worker_knows_none_and_the_member_but_not_the_object(run: RunSnippet) -> None:
    lines = run("travel/send_a_sentinel").lines
    pairs = [line.split(": ") for line in lines]
    assert pairs[0::2] == [
        ["parent", "the object"],
        ["parent", "the member of the enum"],
        ["parent", "None"],
    ]
    assert pairs[1::2] == [
        ["worker", "unknown"],
        ["worker", "the member of the enum"],
        ["worker", "None"],
    ]
