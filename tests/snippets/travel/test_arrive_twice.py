from tests.snippets.conftest import RunSnippet


def test_an_object_stays_one_within_a_message_alone(run: RunSnippet) -> None:
    assert run("travel/arrive_twice").lines == [
        "twice in one message, the same object: True",
        "once in each of two, the same object: False",
        "there and back, the same object: False",
        "there and back, equal: True",
    ]
