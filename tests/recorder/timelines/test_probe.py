"""The probe changes nothing of a program: neither what it does nor how long it takes."""

import os
import random
import re
import statistics
from pathlib import Path

import attrs
import pytest

from recorder.runs.store import runners_digest
from recorder.runs.terminal import run_at_terminal
from recorder.timelines.figure import draw
from recorder.timelines.trace import PROBE, TRACERS, trace
from tests.kept import measured_once
from tests.recorder.timelines.conftest import (
    FACTS,
    Write,
    command,
    each_method,
    traced,
)

UNCHANGED = {
    "exit code": ("", "sys.exit(3)"),
    "hard exit": ("", "os._exit(4)"),
    "signal": ("", "import signal; os.kill(os.getpid(), signal.SIGTERM)"),
    "exit codes of children": (
        """
        def leave(code):
            sys.exit(code)

        def die():
            os.kill(os.getpid(), 9)
        """,
        """
        children = [Process(target=leave, args=(7,)), Process(target=die)]
        for child in children:
            child.start()
            child.join()
            print(child.name, child.exitcode)
        """,
    ),
    "names and pickles": (
        "",
        """
        import pickle, threading
        print(time.sleep.__name__, time.sleep.__module__, pickle.dumps(time.sleep))
        print(Process.start.__qualname__, Process.run.__doc__)
        for value in (threading.Lock(), Queue()):
            try:
                pickle.dumps(value)
            except Exception as error:
                print(type(error).__name__, error)
        """,
    ),
    "paths, files and threads": (
        "",
        """
        import threading
        print(sys.path[1:], "sitecustomize" in sys.path)
        print(os.open(os.devnull, os.O_RDONLY), threading.active_count())
        """,
    ),
    "locks and timeouts": (
        "",
        """
        import queue
        lock, messages, event = RLock(), Queue(), Event()
        print(lock.acquire(), lock.acquire(False), lock.acquire(timeout=1), lock.release())
        try:
            messages.get(timeout=0.01)
        except queue.Empty as error:
            print("empty", error.args)
        full = Queue(1)
        full.put(1)
        try:
            full.put(2, timeout=0.01)
        except queue.Full:
            print("full", full.get())
        print(event.wait(0.01), event.set(), event.wait())
        ours, theirs = Pipe()
        print(ours.poll(), ours.poll(0.01), theirs.send("word"), ours.poll(), ours.recv())
        theirs.close()
        try:
            ours.recv()
        except EOFError as error:
            print("closed", error.args)
        """,
    ),
    "a pool's answers and errors": (
        """
        def divide(a, b=1):
            return a / b
        """,
        """
        with Pool(2) as pool:
            print(pool.map(divide, [4, 2]), pool.starmap(divide, [(4, 2)], chunksize=1))
            print(pool.apply(divide, (1,), {"b": 4}), list(pool.imap(divide, [3, 5])))
            try:
                pool.map(divide, [None])
            except TypeError as error:
                print("raised", error)
        """,
    ),
}


@pytest.mark.parametrize("name", UNCHANGED)
@each_method
def test_tracing_changes_no_output_and_no_exit_code(name: str, method: str, write: Write) -> None:
    script = write(*UNCHANGED[name])
    plain = run_at_terminal(command(method, script), limit=60)
    _, run = trace(command(method, script), where=name, limit=60)
    assert (run.output, run.exit_code) == (plain.output, plain.exit_code)
    assert b"Traceback" not in run.output


def test_too_many_events_are_left_out_and_said_so(write: Write) -> None:
    main = "for _ in range(5100): time.sleep(0)\ntime.sleep(0.2)"
    timeline = traced("spawn", write("", main))
    (lane,) = timeline.lanes
    assert lane.truncated
    assert lane.spans[-1].end < lane.end - 0.2
    assert "too many calls and waits" in draw(timeline, "some/snippet", FACTS)


def test_what_the_probe_hides_is_loaded_all_the_same(tmp_path: Path, write: Write) -> None:
    (tmp_path / "sitecustomize.py").write_text('print("customized")\n')
    events = tmp_path / "events"
    events.mkdir()
    run = run_at_terminal(
        command("spawn", write("", "print('done')")),
        limit=60,
        environment={
            "PYTHONPATH": os.pathsep.join([str(PROBE), str(tmp_path)]),
            "TRACE_FOLDER": str(events),
        },
    )
    assert run.output == b"customized\ndone\n"
    assert len(list(events.glob("*.events"))) == 1


# --- How long it takes ---------------------------------------------------

TIMED = """
    def tell(since):
        print("start-up", time.monotonic() - since, time.process_time(), flush=True)
        time.sleep(0.02)
"""
TIME_TWO = """
    for n in range(2):
        child = Process(target=tell, args=(time.monotonic(),))
        child.start()
        child.join()
"""
ROUNDS = 20
SHUFFLES = 2000


@pytest.mark.alone
@each_method
def test_a_timeline_is_as_long_as_the_untraced_run(method: str, write: Write) -> None:
    """Lengths and start-ups agree within 15 %, and 1 ms where that is more.

    So does what a start-up computes, which other work on the machine disturbs least.
    The number of rounds is fixed beforehand, and there is one look at the end.
    """
    script = write(TIMED, TIME_TWO)
    sources = [runners_digest(TRACERS), script.read_text(), Path(__file__).read_text()]
    measured = measured_once(f"probe/{method}", sources, lambda: measure_rounds(method, script))
    plain, with_probe = ([Times(**each) for each in times] for times in measured)
    for what in ("length", "start_up", "on_cpu"):
        first, second = ([getattr(each, what) for each in runs] for runs in (plain, with_probe))
        assert not is_longer(first, second), (what, first, second)
        assert not is_longer(second, first), (what, first, second)
    # What is drawn of a run is what the same run told, so nothing disturbs this.
    told = statistics.median(each.start_up for each in with_probe)
    assert statistics.median(abs(e.drawn - e.start_up) for e in with_probe) <= margin(told)


def measure_rounds(method: str, script: Path) -> list[list[dict[str, float]]]:
    """Return the times of each round without the probe, and with it."""
    plain: list[Times] = []
    with_probe: list[Times] = []
    kinds = [(run_plain, plain), (run_traced, with_probe)]
    for _ in range(ROUNDS):
        for run, times in kinds:
            times.append(run(method, script))
        kinds.reverse()  # other work on the machine disturbs both, so they take turns to be first
    return [[attrs.asdict(each) for each in times] for times in (plain, with_probe)]


@attrs.frozen
class Times:
    """How long a run took, and its children's start-ups: as told, on a CPU, and as drawn."""

    length: float
    start_up: float
    on_cpu: float
    drawn: float = 0.0


def run_plain(method: str, script: Path) -> Times:
    """Run without the probe."""
    run = run_at_terminal(command(method, script), limit=60)
    return Times(run.seconds, *told_by(run.output))


def run_traced(method: str, script: Path) -> Times:
    """Run with the probe, and take the length from the timeline."""
    timeline, run = trace(command(method, script), where="some/snippet", limit=60)
    drawn = [lane.spans[0] for lane in timeline.lanes[1:]]
    assert [span.kind for span in drawn] == ["starting", "starting"]
    start_up = sum(span.end - span.begin for span in drawn)
    return Times(timeline.seconds, *told_by(run.output), start_up)


def told_by(output: bytes) -> tuple[float, float]:
    """Return how long the two start-ups took that a program told, and how long on a CPU.

    They are summed: the first differs from the second, because it brings the fork server with it.
    """
    (first, on_cpu), (second, on_cpu_too) = [
        (float(seconds), float(cpu))
        for seconds, cpu in re.findall(r"start-up (\S+) (\S+)", output.decode())
    ]
    return first + second, on_cpu + on_cpu_too


def margin(seconds: float) -> float:
    return max(0.15 * seconds, 0.001)


def is_longer(times: list[float], others: list[float]) -> bool:
    """Tell whether `others` are longer than `times` by more than the margin, and not by chance.

    What disturbs a run makes it longer, so the fastest quarter tells most. It
    is not by chance if fewer than one in a thousand ways to shuffle the runs
    shows as large a difference. So this holds on a loaded machine, too.
    """

    def lead(some: list[float], more: list[float]) -> float:
        return fastest(more) - fastest(some)

    stretched = [each + margin(each) for each in times]
    seen, both, dice = lead(stretched, others), stretched + others, random.Random(1)
    as_large = 0
    for _ in range(SHUFFLES if seen > 0 else 0):
        dice.shuffle(both)
        as_large += lead(both[: len(times)], both[len(times) :]) >= seen
    return seen > 0 and as_large < SHUFFLES / 1000


def fastest(times: list[float]) -> float:
    return statistics.mean(sorted(times)[: len(times) // 4])


def test_the_judge_of_times_sees_a_slower_probe_and_no_chance() -> None:
    dice = random.Random(2)
    times, others, slower = (
        [0.1 * factor + dice.expovariate(20) for _ in range(ROUNDS)] for factor in (1, 1.05, 1.5)
    )
    assert not is_longer(times, others)
    assert not is_longer(others, times)
    assert is_longer(times, slower)
    assert not is_longer(slower, times)
