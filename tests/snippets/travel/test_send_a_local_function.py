from tests.snippets.conftest import RunSnippet


def test_the_pool_refuses_it_and_the_type_of_the_error_depends_on_the_python(
    run: RunSnippet, python: tuple[int, ...]
) -> None:
    kind = "AttributeError" if python < (3, 14) else "_pickle.PicklingError"
    lines = run("travel/send_a_local_function").lines
    (message,) = [line for line in lines if line.startswith(kind)]
    assert "convert_all.<locals>.convert" in message


def test_no_worker_sees_it(run: RunSnippet) -> None:
    assert "RemoteTraceback" not in run("travel/send_a_local_function").text
