"""Engines are started, waited for and broken; whatever goes wrong is said with its reason."""

import os
import sys
import time
from pathlib import Path
from typing import Any

import attrs
import pytest

from recorder.clusters import run as module
from recorder.clusters.engines import Engine
from recorder.clusters.facts import result_of, tasks_of
from recorder.clusters.run import cluster
from recorder.errors import AuthorError

pytestmark = pytest.mark.skipif(
    sys.platform != "linux" or os.getuid() != 0, reason="needs root on Linux, to make namespaces"
)
SERVE = "python -m http.server --bind {address} 8000"
READY = """python -c "import time, urllib.request
for number in (1, 2, 3):
    while True:
        try: urllib.request.urlopen('http://10.77.0.' + str(number) + ':8000'); break
        except OSError: time.sleep(0.05)"
"""
FAKE = Engine(name="fake", title="Fake", snippet="clusters/fake", each=(SERVE,), ready=READY)


def program(folder: Path, *hosts: str) -> Path:
    """Write a program that says that these hosts did a task each."""
    lines = [
        f"print('task {number} on {host}, 0.10 s to 0.20 s', flush=True)"
        for number, host in enumerate(hosts)
    ]
    path = folder / "program.py"
    path.write_text("\n".join([*lines, "import time; time.sleep(0.2)", "print('π is about 3.1')"]))
    return path


def test_a_program_runs_on_the_first_host_once_all_are_in(tmp_path: Path) -> None:
    with cluster(FAKE) as made:
        run = made.run(program(tmp_path, "h1", "h2"))
        assert made.commands == [
            (f"h{n}", f"python -m http.server --bind 10.77.0.{n} 8000") for n in (1, 2, 3)
        ]
    assert (run.exit_code, result_of(run.lines), run.lost) == (0, "3.1", None)
    assert made.start_seconds > 0


def test_the_seconds_of_a_run_begin_with_its_command(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    begin = module.Cluster._begin

    def slowly(*words: Any) -> Any:
        time.sleep(0.5)
        return begin(*words)

    with cluster(attrs.evolve(FAKE, hosts=1, each=(), ready="")) as made:
        monkeypatch.setattr(module.Cluster, "_begin", slowly)
        run = made.run(program(tmp_path, "h1"))
    assert run.seconds > 0.5 + 0.2


def test_the_first_other_host_that_did_a_task_is_lost(tmp_path: Path) -> None:
    with cluster(FAKE) as made:
        run = made.run(program(tmp_path, "h1", "h3", "h2"), lose_one=True)
    assert (run.lost, run.exit_code) == ("h3", 0)
    assert run.lost_at is not None
    assert 0.2 <= run.lost_at < 10


def test_a_single_host_is_lost_with_its_program(tmp_path: Path) -> None:
    with cluster(attrs.evolve(FAKE, hosts=1, each=(), ready="")) as made:
        run = made.run(program(tmp_path, "h1"), lose_one=True)
    assert (run.lost, result_of(run.lines)) == ("h1", None)
    assert run.exit_code != 0


def test_where_no_other_host_did_a_task_none_can_be_lost(tmp_path: Path) -> None:
    with cluster(FAKE) as made, pytest.raises(AuthorError, match="did all tasks alone"):
        made.run(program(tmp_path, "h1"), lose_one=True)


def test_a_command_that_ends_is_named_with_its_last_words() -> None:
    twice = attrs.evolve(FAKE, others=(SERVE,))  # the port is taken
    words = r"h[23]: 'python -m http.server .*' ended with 1; .*in use"
    with pytest.raises(AuthorError, match=words):
        cluster(attrs.evolve(twice, ready="sleep 30")).__enter__()


def test_what_a_program_prints_may_be_odd(tmp_path: Path) -> None:
    odd = tmp_path / "odd.py"
    odd.write_text(
        "import sys\nsys.stdout.buffer.write(b'caf\\xe9 \\x1b[31m \\x00\\n')\n"
        "print('task ' + '9' * 5000 + ' on h1, 0.10 s to 0.20 s')\nprint('π is about 3.1')"
    )
    with cluster(attrs.evolve(FAKE, hosts=1, each=(), ready="")) as made:
        run = made.run(odd)
    assert run.lines[0] == "caf\\xe9 ␛[31m ␀"
    assert tasks_of(run.lines) == []
    assert result_of(run.lines) == "3.1"


def test_an_engine_that_asks_for_more_hosts_than_there_are_is_named(tmp_path: Path) -> None:
    greedy = tmp_path / "greedy.py"
    greedy.write_text("print('HYDRA_LAUNCH: sleep 1\\n' * 4)")
    with (
        cluster(attrs.evolve(FAKE, each=(), ready="")) as made,
        pytest.raises(AuthorError, match="HYDRA_LAUNCH: sleep 1': asks for more hosts than there"),
    ):
        made.run(greedy)


def test_a_host_that_never_joins_ends_the_waiting(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "START_LIMIT", 0.5)
    with pytest.raises(AuthorError, match="fake: not all hosts joined in 0 s"):
        cluster(attrs.evolve(FAKE, ready="sleep 30")).__enter__()


def test_a_program_that_never_ends_is_stopped(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "RUN_LIMIT", 0.5)
    endless = tmp_path / "endless.py"
    endless.write_text("import time\nprint('begun', flush=True)\ntime.sleep(60)")
    with (
        cluster(attrs.evolve(FAKE, each=(), ready="")) as made,
        pytest.raises(AuthorError, match=r"did not end in 0 s; at last: begun"),
    ):
        made.run(endless)
