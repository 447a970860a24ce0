from tests.snippets.conftest import RunSnippet


def test_the_worker_sends_the_picklers_error_in_place_of_the_result(run: RunSnippet) -> None:
    lines = run("travel/return_a_lambda").lines
    (message,) = [line for line in lines if "MaybeEncodingError: " in line]
    assert "Error sending result: '<function make_converter.<locals>.<lambda> at " in message
    assert "Reason: '" in message
