from tests.snippets.conftest import RunSnippet


def test_data_and_what_has_a_name_arrive_and_nothing_else(run: RunSnippet) -> None:
    became = {line[:14].strip(): line[14:].strip() for line in run("travel/try_to_pickle").lines}
    assert became == {
        "list": "arrives as list",
        "function": "arrives as function",
        "partial": "arrives as partial",
        "lambda": "PicklingError",
        "generator": "TypeError",
        "open file": "TypeError",
        "thread's lock": "TypeError",
        "queue": "RuntimeError",
        "pool": "NotImplementedError",
    }
