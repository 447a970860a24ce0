from tests.snippets.conftest import RunSnippet
from tests.snippets.ctrl_c import end_by_ctrl_c


def test_a_default_timeout_does_not_end_connect(run: RunSnippet) -> None:
    assert run("remote/wait_for_a_silent_server").lines == ["worker: connects"]


def test_ctrl_c_stops_it_in_the_check_of_the_key() -> None:
    rest = end_by_ctrl_c("remote/wait_for_a_silent_server", after="worker: connects")
    assert "answer_challenge" in rest
