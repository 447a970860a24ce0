from tests.snippets.conftest import RunSnippet


def test_args_attributes_and_notes_come_back_and_the_cause_does_not(run: RunSnippet) -> None:
    assert run("travel/look_at_what_came_back").lines == [
        "args:  ('not a price', '3,50')",
        "line:  12",
        "notes: ['Is the comma a decimal point?']",
        "cause: RemoteTraceback",
    ]
