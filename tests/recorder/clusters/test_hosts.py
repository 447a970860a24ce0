"""Hosts see each other and nothing else, end together, and leave nothing behind.

So says past_one_machine.md.
"""

import contextlib
import os
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path

import psutil
import pytest

from recorder.clusters import hosts as module
from recorder.clusters.hosts import Host, hosts
from recorder.errors import AuthorError
from tests.recorder.conftest import ROOT

pytestmark = pytest.mark.skipif(
    sys.platform != "linux" or os.getuid() != 0, reason="needs root on Linux, to make namespaces"
)
ONE_CPU = [min(os.sched_getaffinity(0))] if sys.platform == "linux" else [0]


def said(host: Host, *command: str) -> str:
    process = host.start(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
    return process.communicate(timeout=20)[0]


def test_each_host_has_a_name_an_address_and_processes_of_its_own() -> None:
    with hosts(["one", "two"], ONE_CPU) as (made, _):
        assert [said(host, "hostname").strip() for host in made] == ["one", "two"]
        assert [host.address for host in made] == ["10.77.0.1", "10.77.0.2"]
        assert said(made[0], "getent", "hosts", "two").split()[0] == made[1].address
        numbers = said(made[0], "sh", "-c", "ls -d /proc/[0-9]*").split()
        assert len(numbers) < 10
        assert said(made[0], "sh", "-c", "cat /proc/self/status").count(str(os.getpid())) == 0


def test_a_folder_and_the_shared_memory_belong_to_one_host_alone() -> None:
    with hosts(["one", "two"], ONE_CPU) as (made, folder):
        for place in (str(folder), "/dev/shm"):
            said(made[0], "touch", f"{place}/mine")
            assert "mine" in said(made[0], "ls", place)
            assert "mine" not in said(made[1], "ls", place)
            assert not Path(place, "mine").exists()


def test_one_host_reaches_another_and_this_machine_reaches_none() -> None:
    serve = "import socket; server = socket.create_server(('', 7)); print('up', flush=True)"
    serve += "; print(server.accept()[1][0])"
    ask = "import socket; socket.create_connection(('10.77.0.2', 7))"
    with hosts(["one", "two"], ONE_CPU) as (made, _):
        server = made[1].start([sys.executable, "-c", serve], stdout=subprocess.PIPE)
        assert server.stdout is not None
        assert server.stdout.readline() == "up\n"
        with contextlib.suppress(OSError):  # whoever answers here, it is not that host
            socket.create_connection((made[1].address, 7), timeout=0.3).close()
        said(made[0], sys.executable, "-c", ask)
        assert server.communicate(timeout=20)[0] == "10.77.0.1\n"


def test_a_host_that_is_killed_takes_its_processes_and_no_other_host_along() -> None:
    with hosts(["one", "two"], ONE_CPU) as (made, _):
        sleepers = [host.start(["sleep", "60"]) for host in made]
        made[1].kill()
        sleepers[1].wait(timeout=20)
        assert sleepers[0].poll() is None
        assert said(made[0], "echo", "here") == "here\n"
    sleepers[0].wait(timeout=20)


def test_hosts_take_the_cpus_in_turn() -> None:
    cpus = sorted(os.sched_getaffinity(0))[:2]
    ask = "import os; print(*os.sched_getaffinity(0))"
    with hosts(["one", "two", "three"], cpus) as (made, _):
        found = [int(said(host, sys.executable, "-c", ask)) for host in made]
    assert set(found) == set(cpus)
    assert found[0] == found[2]


def test_a_host_ends_with_the_process_that_holds_it() -> None:
    """What a host reads from its holder may stay open elsewhere."""
    with hosts(["one"], ONE_CPU) as (made, _):
        sleeper = made[0].start(["sleep", "60"])
        os.kill(made[0].holder.pid, signal.SIGKILL)
        assert sleeper.wait(timeout=20) != 0


def left_behind(names: set[str]) -> set[str]:
    """Return the processes and folders that hosts with these names would have."""
    return {
        " ".join(process.info["cmdline"] or [])
        for process in psutil.process_iter(["cmdline"])
        if any(f"hostname {name};" in " ".join(process.info["cmdline"] or []) for name in names)
    }


def test_no_host_is_left_after_the_block_an_error_or_the_death_of_the_program(
    tmp_path: Path,
) -> None:
    with pytest.raises(ZeroDivisionError), hosts(["lefta"], ONE_CPU) as (_, folder):
        raise ZeroDivisionError
    assert not folder.exists()
    code = (
        "from recorder.clusters.hosts import hosts; import time\n"
        f"with hosts(['leftb', 'leftc'], {ONE_CPU}) as (made, _):\n"
        "    made[0].start(['sleep', '60']); print('up', flush=True); time.sleep(60)"
    )
    environment = os.environ | {"TMPDIR": str(tmp_path)}
    program = subprocess.Popen(
        [sys.executable, "-c", code], stdout=subprocess.PIPE, cwd=ROOT, env=environment
    )
    assert program.stdout is not None
    assert program.stdout.readline() == b"up\n"
    assert left_behind({"leftb", "leftc"})
    program.send_signal(signal.SIGKILL)
    program.wait()
    program.stdout.close()
    deadline = time.monotonic() + 20
    while left := left_behind({"lefta", "leftb", "leftc"}):
        assert time.monotonic() < deadline, left
        time.sleep(0.05)
    (folder,) = tmp_path.iterdir()  # who was killed removes nothing, but keeps no file either
    assert list(folder.iterdir()) == []


def test_who_may_not_make_hosts_is_told_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "SPACES", ("--net", "--no-such-space"))
    with pytest.raises(AuthorError, match=r"no host could be made: .*run this as root"):
        hosts(["one"], ONE_CPU).__enter__()


def test_a_missing_tool_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "TOOLS", ("unshare", "no-such-tool"))
    with pytest.raises(AuthorError, match="no-such-tool: not found; install"):
        hosts(["one"], ONE_CPU).__enter__()


def test_elsewhere_than_on_linux_it_says_what_is_needed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "platform", "darwin")
    with pytest.raises(AuthorError, match="run this on Linux"):
        hosts(["one"], [0]).__enter__()
