"""Timelines: true to the run, drawn alike each time, never empty."""

import itertools
import json
import re
import statistics
import sys
import textwrap
import time
from collections.abc import Callable
from pathlib import Path

import attrs
import lxml.etree
import pytest

from recorder.catalog import Entry
from recorder.errors import AuthorError
from recorder.figure import MOST_BYTES, draw, merged, timeline_files
from recorder.terminal import Run, run_at_terminal
from recorder.timeline import Lane, Span, Timeline, read_timeline, trace_events
from recorder.trace_run import trace

ROOT = Path(__file__).parents[2]
LAUNCHER = str(ROOT / "recorder" / "start_method.py")
METHODS = ["fork", "spawn", "forkserver"]
if sys.platform == "win32":
    METHODS = ["spawn"]
each_method = pytest.mark.parametrize("method", METHODS)

Write = Callable[[str, str], Path]

FACTS = {
    "command": "python snippets/some/snippet.py",
    "python_implementation": "CPython",
    "python_version": "3.14.0",
    "os": "Linux",
    "cpu_model": "some CPU",
    "usable_cpus": 2,
    "start_method": "fork",
    "terminal": "pty",
    "exit_code": 0,
}


@pytest.fixture
def write(tmp_path: Path) -> Write:
    """Return a function that writes a guarded script: functions, then what main does."""

    def write_script(functions: str, main: str) -> Path:
        path = tmp_path / "script.py"
        path.write_text(
            "import os, sys, time\n"
            "from multiprocessing import *\n"
            f"{textwrap.dedent(functions)}\n"
            "if __name__ == '__main__':\n"
            f"{textwrap.indent(textwrap.dedent(main), '    ')}\n"
        )
        return path

    return write_script


def command(method: str, script: Path, *arguments: str) -> list[str]:
    return [sys.executable, LAUNCHER, method, str(script), *arguments]


def traced(method: str, script: Path, limit: float = 60.0) -> Timeline:
    return trace(command(method, script), where="some/snippet", limit=limit)[0]


def calls_of(lane: Lane) -> list[Span]:
    """Return each call of a lane as one span."""
    calls: list[Span] = []
    for span in lane.spans:
        if calls and span.call == calls[-1].call:
            calls[-1] = attrs.evolve(calls[-1], end=span.end)
        elif span.call:
            calls.append(span)
    return calls


def waits_of(lane: Lane, label: str) -> list[Span]:
    return [span for span in lane.spans if span.kind == "waiting" and span.label == label]


def overlap(a: Span | Lane, b: Span | Lane) -> bool:
    return a.begin < b.end and b.begin < a.end


def has_no_gap(lane: Lane) -> bool:
    edges = [
        lane.begin,
        *(edge for span in lane.spans for edge in (span.begin, span.end)),
        lane.end,
    ]
    return all(a == b for a, b in zip(edges[::2], edges[1::2], strict=True))


TOGETHER = """
    def work(barrier, number):
        barrier.wait()
        time.sleep(0.1)
"""
START_TWO = """
    barrier = Barrier(2)
    children = [Process(target=work, args=(barrier, n)) for n in (1, 2)]
    for child in children:
        child.start()
    for child in children:
        child.join()
"""


@each_method
def test_two_children_that_overlap(method: str, write: Write) -> None:
    timeline = traced(method, write(TOGETHER, START_TWO))
    assert [lane.name for lane in timeline.lanes] == ["MainProcess", "Process-1", "Process-2"]
    assert [lane.role for lane in timeline.lanes] == ["parent", "child", "child"]
    parent, *children = timeline.lanes
    first, second = (waits_of(child, "sleep(0.1)")[0] for child in children)
    assert overlap(first, second)
    assert [calls_of(child)[0].call for child in children] == ["work(…, 1)", "work(…, 2)"]
    assert all(child.spans[0].kind == "starting" for child in children)
    assert waits_of(parent, "Process-1.join()")
    assert all(has_no_gap(lane) for lane in timeline.lanes)
    assert not timeline.cut


@each_method
def test_two_children_that_do_not_overlap(method: str, write: Write) -> None:
    main = """
        for n in (1, 2):
            child = Process(target=time.sleep, args=(0.1,), name=f"number {n}")
            child.start()
            child.join()
    """
    timeline = traced(method, write("", main))
    assert [lane.name for lane in timeline.lanes] == ["MainProcess", "number 1", "number 2"]
    parent, first, second = timeline.lanes
    assert not overlap(first, second)
    for child in (first, second):
        (wait,) = waits_of(parent, f"{child.name}.join()")
        assert wait.begin < child.end <= wait.end


@each_method
def test_a_pool_of_two_with_four_equal_tasks(method: str, write: Write) -> None:
    functions = """
        def meet(barrier):
            barrier.wait()

        def square(number):
            time.sleep(0.2)
            return number * number
    """
    main = """
        with Pool(2, meet, (Barrier(2),)) as pool:
            assert pool.map(square, (1, 2, 3, 4)) == [1, 4, 9, 16]
    """
    timeline = traced(method, write(functions, main))
    parent, *workers = timeline.lanes
    assert [lane.role for lane in workers] == ["worker", "worker"]
    assert [lane.name.rpartition("-")[2] for lane in workers] == ["1", "2"]
    tasks = [[call for call in calls_of(lane) if "square" in call.call] for lane in workers]
    assert sorted(call.call for each in tasks for call in each) == [
        f"square({number})" for number in (1, 2, 3, 4)
    ]
    assert all(each for each in tasks)
    assert overlap(tasks[0][0], tasks[1][0])
    for each in tasks:
        assert not any(overlap(a, b) for a, b in itertools.pairwise(each))
    (wait,) = waits_of(parent, "map(square)")
    assert wait.end >= max(call.end for each in tasks for call in each)


@each_method
def test_a_lock_that_serializes(method: str, write: Write) -> None:
    functions = """
        def work(barrier, lock):
            barrier.wait()
            with lock:
                time.sleep(0.2)
    """
    main = START_TWO.replace("(barrier, n)", "(barrier, lock)")
    timeline = traced(method, write(functions, f"    lock = Lock(){main}"))
    _, *children = timeline.lanes
    first, second = sorted(children, key=lambda lane: waits_of(lane, "sleep(0.2)")[0].begin)
    held = [waits_of(lane, "sleep(0.2)")[0] for lane in (first, second)]
    assert not overlap(*held)
    assert not waits_of(first, "acquire()")  # it was free: no wait
    (wait,) = waits_of(second, "acquire()")
    assert overlap(wait, held[0])
    assert held[0].end <= wait.end <= held[1].begin


@each_method
def test_a_hang_is_shown_up_to_the_limit(method: str, write: Write) -> None:
    functions = """
        def work(queue):
            time.sleep(0.1)
            queue.get()
    """
    main = """
        queue = Queue()
        child = Process(target=work, args=(queue,))
        child.start()
        child.join()
    """
    timeline = traced(method, write(functions, main), limit=4.0)
    parent, child = timeline.lanes
    assert timeline.cut
    assert timeline.seconds >= 4.0
    assert waits_of(child, "sleep(0.1)")
    for lane, label in ((parent, "Process-1.join()"), (child, "get()")):
        assert lane.cut
        assert lane.end == timeline.seconds
        assert (lane.spans[-1].kind, lane.spans[-1].label) == ("waiting", label)


@pytest.mark.skipif(sys.platform == "win32", reason="needs a system that tells threads' times")
def test_a_hang_that_the_probe_cannot_see_is_no_running(write: Write) -> None:
    functions = """
        def work():
            import signal
            signal.pause()
    """
    main = """
        child = Process(target=work)
        child.start()
        child.join()
    """
    child = traced("spawn", write(functions, main), limit=4.0).lanes[1]
    assert (child.spans[-1].kind, child.spans[-1].call) == ("waiting", "work()")


def test_threads_have_lanes_and_share_the_cpu(write: Write) -> None:
    functions = """
        from threading import Thread

        def count(limit):
            total = 0
            for number in range(limit):
                total += number
    """
    main = """
        threads = [Thread(target=count, args=(6_000_000,), name=name) for name in "ab"]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
    """
    timeline = traced("spawn", write(functions, main))
    assert [lane.name for lane in timeline.lanes] == ["MainProcess", "a", "b"]
    assert [lane.role for lane in timeline.lanes] == ["parent", "thread", "thread"]
    assert [lane.parent for lane in timeline.lanes] == [None, 0, 0]
    assert len({lane.pid for lane in timeline.lanes}) == 1
    counts = [calls_of(lane)[0] for lane in timeline.lanes[1:]]
    assert [call.call for call in counts] == ["count(6000000)"] * 2
    assert overlap(*counts)
    if not hasattr(sys, "_is_gil_enabled") or sys._is_gil_enabled():
        alone = [(call.end - call.begin) * call.share for call in counts]
        assert sum(alone) <= 1.05 * (max(c.end for c in counts) - min(c.begin for c in counts))


def test_a_subclass_and_an_executor(write: Write) -> None:
    functions = """
        from concurrent.futures import ProcessPoolExecutor

        class Napper(Process):
            def run(self):
                time.sleep(0.1)

        def square(number):
            time.sleep(0.1)
            return number * number
    """
    main = """
        napper = Napper()
        napper.start()
        napper.join()
        with ProcessPoolExecutor(1) as executor:
            assert executor.submit(square, 6).result() == 36
            assert list(executor.map(square, (7, 8))) == [49, 64]
    """
    _, napper, worker = traced("spawn", write(functions, main)).lanes
    assert (napper.name, napper.role, calls_of(napper)[0].call) == (
        "Napper-1",
        "child",
        "Napper.run()",
    )
    assert worker.role == "worker"
    assert [call.call for call in calls_of(worker)] == ["square(6)", "square(7)", "square(8)"]


def test_a_wait_that_nobody_called_for_is_marked(write: Write) -> None:
    parent, child = traced(
        "spawn", write("", "Process(target=time.sleep, args=(0.2,)).start()")
    ).lanes
    (wait,) = waits_of(parent, "exit: Process-1.join()")
    assert overlap(wait, child)


def test_a_killed_child_ends_when_it_is_killed(write: Write) -> None:
    main = """
        child = Process(target=time.sleep, args=(60,))
        child.start()
        time.sleep(0.5)
        child.kill()
        child.join()
        time.sleep(0.5)
    """
    parent, child = traced("spawn", write("", main)).lanes
    first, second = waits_of(parent, "sleep(0.5)")
    assert first.end <= child.end <= second.begin


def test_twenty_recordings_show_the_same() -> None:
    shapes = set()
    for _ in range(20):
        snippet = ROOT / "snippets" / "process" / "join_several.py"
        lanes = traced("fork" if "fork" in METHODS else "spawn", snippet).lanes
        calls = tuple(call.call for lane in lanes for call in calls_of(lane))
        pairs = tuple(overlap(a, b) for a, b in itertools.combinations(lanes, 2))
        shapes.add((tuple(lane.name for lane in lanes), calls, pairs))
    assert shapes == {
        (
            ("MainProcess", "Process-1", "Process-2", "Process-3"),
            ("nap(0.6)", "nap(0.4)", "nap(0.2)"),
            (True,) * 6,
        )
    }


# --- What tracing must not change ----------------------------------------

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


TIMED = """
    def tell(since):
        print("start-up", time.monotonic() - since, flush=True)
        time.sleep(0.2)
"""
TIME_TWO = """
    for n in range(2):
        child = Process(target=tell, args=(time.monotonic(),))
        child.start()
        child.join()
"""


@each_method
def test_a_timeline_is_as_long_as_the_untraced_run(method: str, write: Write) -> None:
    """Lengths and start-ups agree within 15 %, and 1 ms where that is more, in the median.

    Other work on the machine disturbs both kinds of run, so they take turns,
    and more rounds are run until the medians agree.
    """
    script = write(TIMED, TIME_TWO)
    lengths: list[tuple[float, float]] = []
    starts: list[tuple[float, float]] = []
    for _ in range(10):
        for _ in range(5):
            plain = run_at_terminal(command(method, script), limit=60)
            own = [float(each) for each in re.findall(r"start-up (\S+)", plain.output.decode())]
            timeline = traced(method, script)
            lengths.append((plain.seconds, timeline.seconds))
            drawn = [lane.spans[0] for lane in timeline.lanes[1:]]
            assert [span.kind for span in drawn] == ["starting", "starting"]
            # The first start differs from the second: it brings the fork server with it.
            starts.append((sum(own), sum(span.end - span.begin for span in drawn)))
        if agree(lengths) and agree(starts):
            return
    pytest.fail(f"untraced and traced: {medians(lengths)}, start-ups {medians(starts)}")


def medians(pairs: list[tuple[float, float]]) -> tuple[float, float]:
    untraced, with_probe = zip(*pairs, strict=True)
    return statistics.median(untraced), statistics.median(with_probe)


def agree(pairs: list[tuple[float, float]]) -> bool:
    untraced, with_probe = medians(pairs)
    return abs(with_probe - untraced) <= max(0.15 * untraced, 0.001)


# --- A trace that is not there -------------------------------------------


def run_of(seconds: float, exit_code: int | None = 0) -> Run:
    return Run(b"", exit_code, seconds, ())


def test_a_missing_trace_names_the_snippet(tmp_path: Path) -> None:
    with pytest.raises(AuthorError, match=r"^some/snippet: .*no trace"):
        read_timeline(tmp_path, "some/snippet", 0, run_of(1.0))


WHOLE = "1000\tP\t0\t10\t1\t2\n2000\tL\t0\t20\n"


@pytest.mark.parametrize(
    "text",
    [
        "",
        "nonsense\n",
        WHOLE + "3000\tW\t0",
        WHOLE + "3000\tW\t0\t30\n",
        WHOLE + "3000\t?\t0\t30\n",
        WHOLE + "x\tL\t0\t30\n",
        "2000\tL\t0\t20\n",
        WHOLE.splitlines(keepends=True)[0],
    ],
)
def test_a_broken_trace_names_the_snippet(text: str, tmp_path: Path) -> None:
    (tmp_path / "1-1000.events").write_text(text)
    with pytest.raises(AuthorError, match=r"^some/snippet: .*trace"):
        read_timeline(tmp_path, "some/snippet", 0, run_of(1.0))


def test_a_child_without_a_trace_names_the_snippet(write: Write) -> None:
    main = """
        del os.environ["PYTHONPATH"]
        child = Process(target=print)
        child.start()
        child.join()
    """
    with pytest.raises(AuthorError, match=r"^some/snippet: Process-1 left no trace"):
        traced("spawn", write("", main))


def test_an_empty_timeline_is_not_drawn() -> None:
    lane = Lane(name="MainProcess", role="parent", begin=0, end=1, spans=(), pid=1)
    with pytest.raises(AuthorError, match="some/snippet"):
        draw(Timeline(1.0, (lane,)), "some/snippet", FACTS)


def test_a_run_that_ends_otherwise_when_traced_is_not_drawn(tmp_path: Path) -> None:
    (tmp_path / "snippets").mkdir()
    (tmp_path / "snippets" / "bad.py").write_text(
        "import os, sys\nsys.exit('TRACE_FOLDER' in os.environ)\n"
    )
    with pytest.raises(AuthorError, match=r"snippets/bad\.py: its traced run"):
        timeline_files(tmp_path, Entry(name="bad"), (), FACTS, lambda: False)


def test_too_many_events_are_left_out_and_said_so(write: Write) -> None:
    main = "for _ in range(5100): time.sleep(0.00001)\ntime.sleep(0.2)"
    timeline = traced("spawn", write("", main))
    (lane,) = timeline.lanes
    assert lane.truncated
    assert lane.spans[-1].end < lane.end - 0.2
    assert "too many calls and waits" in draw(timeline, "some/snippet", FACTS)


# --- The figure ----------------------------------------------------------


def synthetic(lanes: int, spans: int) -> Timeline:
    """Return a timeline whose children all ran and waited in turn, many times."""
    step = 1.0 / (spans + 1)
    children = [
        Lane(
            name=f"Process-{number}",
            role="child",
            begin=0.0,
            end=1.0,
            pid=number,
            parent=0 if number else None,
            spans=tuple(
                Span(
                    "waiting" if n % 2 else "running",
                    "get()" if n % 2 else "",
                    n * step,
                    (n + 1) * step,
                    f"work({n // 2})",
                )
                for n in range(spans)
            ),
        )
        for number in range(lanes)
    ]
    return Timeline(1.0, tuple(children))


def svg_of(text: str) -> lxml.etree._Element:
    """Return the figure as an element tree; it is well-formed XML."""
    return lxml.etree.fromstring(text[text.index("<figure") : text.index("</figure>") + 9])


def test_identical_timelines_give_identical_bytes() -> None:
    assert draw(synthetic(4, 9), "a/b", FACTS) == draw(synthetic(4, 9), "a/b", FACTS)


def test_every_figure_is_small_and_one_block_of_html() -> None:
    for timeline in (synthetic(1, 1), synthetic(4, 20), synthetic(40, 3), synthetic(30, 2000)):
        text = draw(timeline, "a/b", FACTS)
        assert len(text.encode()) <= MOST_BYTES
        figure = text[text.index("<figure") : text.index("</figure>")]
        assert not re.search(r"\n\s*\n|^ ", figure, flags=re.MULTILINE)
        root = svg_of(text)
        assert len(root.xpath(".//*[@scope='rowgroup']")) == len(timeline.lanes)


def test_a_figure_can_be_read_without_seeing_it() -> None:
    root = svg_of(draw(synthetic(3, 3), "a/b", FACTS))
    (image,) = root.xpath(".//svg[@role='img']")
    labels = image.get("aria-labelledby").split()
    texts = [root.xpath(f".//*[@id='{each}']")[0].text for each in labels]
    assert "a/b" in texts[0]
    assert "Process-0, Process-1, Process-2" in texts[1]
    rows = ["".join(row.itertext()) for row in root.xpath(".//details//tbody/tr")]
    assert len(rows) == 9
    assert "Process-1work(0), running0250" in rows
    assert not root.xpath(".//script | .//@style")


def test_names_of_the_program_cannot_break_the_page() -> None:
    lane = synthetic(1, 1).lanes[0]
    strange = attrs.evolve(
        lane,
        name='<b>&"' * 20,
        spans=(Span("running", "", 0, 1, "f('<i>&')"),),
    )
    root = svg_of(draw(Timeline(1.0, (strange,)), "a/b", FACTS))
    assert root.xpath(".//th[@scope='rowgroup']")[0].text == strange.name
    assert "f('<i>&')" in root.xpath(".//svg//text/text()")


def test_short_spans_are_joined_and_calls_stay() -> None:
    spans = (
        Span("running", "", 0.0, 0.5),
        Span("waiting", "get()", 0.5, 0.5001),
        Span("running", "", 0.5001, 0.9),
        Span("running", "", 0.9, 0.9001, "square(6)"),
        Span("running", "", 0.9001, 1.0),
    )
    lane = attrs.evolve(synthetic(1, 1).lanes[0], spans=spans)
    assert [(span.end, span.call) for span in merged(lane, 0.001)] == [
        (0.9, ""),
        (0.9001, "square(6)"),
        (1.0, ""),
    ]


def test_a_raw_trace_is_what_perfetto_opens() -> None:
    events = json.loads(trace_events(synthetic(2, 3)))["traceEvents"]
    assert {event["ph"] for event in events} == {"M", "X"}
    names = [event["args"]["name"] for event in events if event["name"] == "process_name"]
    assert names == ["Process-0", "Process-1"]
    calls = [event for event in events if event.get("cat") == "call"]
    assert [(call["name"], call["ts"], call["dur"]) for call in calls[:2]] == [
        ("work(0)", 0, 500000),
        ("work(1)", 500000, 250000),
    ]


def test_all_files_of_a_snippet(tmp_path: Path, write: Write) -> None:
    (tmp_path / "snippets" / "some").mkdir(parents=True)
    script = write("", "child = Process(target=time.sleep, args=(0.1,)); child.start()")
    script.rename(tmp_path / "snippets" / "some" / "snippet.py")
    entry = Entry(name="some/snippet", label="twice")
    begin = time.monotonic()
    files = timeline_files(tmp_path, entry, (), FACTS, lambda: False, "spawn")
    assert sorted(files) == ["timeline.spawn.md", "trace.spawn.json"]
    assert "traces/some/snippet.twice.spawn.json" in files["timeline.spawn.md"]
    assert "· spawn" in files["timeline.spawn.md"]
    events = json.loads(files["trace.spawn.json"])["traceEvents"]
    last = max(event["ts"] + event["dur"] for event in events if event["ph"] == "X")
    assert last / 1e6 <= time.monotonic() - begin


def test_a_pool_on_a_machine_with_many_cpus_is_still_drawn() -> None:
    text = draw(synthetic(257, 8), "pool/many", FACTS)
    assert len(text.encode()) <= MOST_BYTES
    assert "Process-39" in text
    assert "Process-40" not in text
    assert "The first 40 lanes. The raw trace has 217 more." in text
    assert "The raw trace has" not in draw(synthetic(40, 3), "a/b", FACTS)
