"""Makes hosts out of one Linux machine: each has its own address, processes and shared memory.

A host is a set of namespaces. Its first process waits at a pipe that this one holds, so
that whatever becomes of this process, every host ends with all that runs on it, and its
network with it. Nothing of the machine's own network is touched.
"""

import contextlib
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import IO, Any

import attrs

from recorder.errors import AuthorError

NETWORK = "10.77.0"
"""The first three numbers of all addresses; nothing outside the hosts can see them."""
SPACES = ("--net", "--mount", "--uts", "--ipc", "--pid")
TOOLS = ("unshare", "nsenter", "ip")
PATIENCE = 20.0
"""Seconds that a host or one of its commands may take to begin or to end."""


@attrs.frozen
class Host:
    """A host that is up; `pid` is its first process, as this machine numbers it."""

    name: str
    address: str
    cpu: int
    """The one CPU that it may use."""
    pid: int
    holder: subprocess.Popen[str]

    def start(self, command: Sequence[str], **how: Any) -> subprocess.Popen[str]:
        """Start a command on this host; it ends with the host at the latest."""
        enter = ("nsenter", f"--target={self.pid}", *SPACES, "--")
        pinned = ("taskset", "--cpu-list", str(self.cpu), *command)
        return subprocess.Popen(
            [*enter, *pinned],
            stdin=subprocess.DEVNULL,
            encoding="utf-8",
            errors="backslashreplace",
            **how,
        )

    def kill(self) -> None:
        """End all its processes at once, as a machine does that loses its power."""
        _stream(self.holder.stdin).close()
        self.holder.wait(PATIENCE)


@contextlib.contextmanager
def hosts(names: Sequence[str], cpus: Sequence[int]) -> Iterator[tuple[list[Host], Path]]:
    """Give hosts that see each other, and the path of a folder that each has for itself.

    The i-th host has the address 10.77.0.i and may use one of `cpus`, in turn.

    Raises
    ------
    AuthorError
        This is not Linux, a tool is missing, or namespaces may not be made here.
    """
    if sys.platform != "linux":
        raise AuthorError("hosts are Linux namespaces: run this on Linux")
    for tool in (*TOOLS, "taskset"):
        if shutil.which(tool) is None:
            raise AuthorError(f"{tool}: not found; install util-linux and iproute2")
    folder = Path(tempfile.mkdtemp(prefix="hosts-"))
    try:
        with contextlib.ExitStack() as ends:
            bridge = "ip link add bridge type bridge; ip link set bridge up"
            switch = _begin("switch", folder, bridge)
            ends.callback(_end, switch)
            made = []
            for number, name in enumerate(names, start=1):
                holder = _begin(name, folder)
                ends.callback(_end, holder)
                host = Host(
                    name, f"{NETWORK}.{number}", cpus[number % len(cpus)], _first_of(holder), holder
                )
                _connect(host, number, _first_of(switch), names, folder)
                made.append(host)
            yield made, folder
    finally:
        folder.rmdir()


def _begin(name: str, folder: Path, more: str = "true") -> subprocess.Popen[str]:
    """Start a host's first process, and return once it is up."""
    setup = (
        f"hostname {name}; mount -t tmpfs own {folder}; mount -t tmpfs own /dev/shm;"
        f"ip link set lo up; {more}; echo up; exec cat"
    )
    command = ["unshare", *SPACES, "--mount-proc", "--fork", "--kill-child", "sh", "-ec", setup]
    pipe = subprocess.PIPE
    holder = subprocess.Popen(command, text=True, stdin=pipe, stdout=pipe, stderr=pipe)
    if _stream(holder.stdout).readline() == "up\n":
        return holder
    said = holder.communicate()[1].strip().splitlines() or ["it said nothing"]
    raise AuthorError(f"no host could be made: {said[-1]}; run this as root")


def _first_of(holder: subprocess.Popen[str]) -> int:
    children = Path(f"/proc/{holder.pid}/task/{holder.pid}/children").read_text()
    return int(children.split()[0])


def _connect(host: Host, number: int, switch: int, names: Sequence[str], folder: Path) -> None:
    """Lay a cable from the switch to a host, and tell it the names of all."""
    cable = (
        f"ip link add port{number} type veth peer name eth0 netns {host.pid};"
        f"ip link set port{number} master bridge up"
    )
    _do(["nsenter", f"--target={switch}", "--net", "--", "sh", "-ec", cable])
    known = "".join(f"{NETWORK}.{index} {name}\\n" for index, name in enumerate(names, start=1))
    setup = (
        f"ip addr add {host.address}/24 dev eth0; ip link set eth0 up;"
        "ip route add default dev eth0;"  # some engines look for the address of a route
        f"printf '127.0.0.1 localhost\\n{known}' > {folder}/names;"
        f"mount --bind {folder}/names /etc/hosts"
    )
    _do(["nsenter", f"--target={host.pid}", *SPACES, "--", "sh", "-ec", setup])


def _do(command: Sequence[str]) -> None:
    done = subprocess.run(command, check=False, capture_output=True, text=True, timeout=PATIENCE)
    if done.returncode:
        said = done.stderr.strip().splitlines() or [f"exit code {done.returncode}"]
        raise AuthorError(f"no host could be made: {said[-1]}; run this as root")


def _end(holder: subprocess.Popen[str]) -> None:
    for stream in (holder.stdin, holder.stdout, holder.stderr):
        _stream(stream).close()
    try:
        holder.wait(PATIENCE)
    except subprocess.TimeoutExpired:
        holder.kill()  # and with it, by --kill-child, all of the host
        holder.wait()


def _stream(stream: IO[str] | None) -> IO[str]:
    assert stream is not None
    return stream
