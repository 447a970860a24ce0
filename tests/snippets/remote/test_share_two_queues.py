from tests.snippets.conftest import RunSnippet
from tests.snippets.ctrl_c import end_by_ctrl_c


def test_a_worker_answers_what_a_client_asks_and_ends_by_a_sentinel(run: RunSnippet) -> None:
    assert run("remote/share_two_queues").lines == [
        "client: {2: 4, 3: 9, 4: 16}",
        "worker: got None, which ends me",
    ]


def test_ctrl_c_ends_the_server() -> None:
    end_by_ctrl_c("remote/share_two_queues", "serve", "0", after="\n")
