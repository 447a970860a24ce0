"""What a traced run is said to have done is what it did."""

import ast
import itertools
import sys

import pytest

from recorder.errors import AuthorError
from recorder.timelines.trace import PROBE, trace
from tests.recorder.conftest import ROOT
from tests.recorder.timelines.conftest import (
    OWN_METHODS,
    Write,
    calls_of,
    command,
    each_method,
    has_no_gap,
    overlap,
    traced,
    waits_of,
)

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
    assert [lane.parent for lane in timeline.lanes] == [None, 0, 0]
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
    timeline = traced(method, write(functions, main), limit=3.0)
    parent, child = timeline.lanes
    assert timeline.cut
    assert timeline.seconds >= 3.0
    assert waits_of(child, "sleep(0.1)")
    for lane, label in ((parent, "Process-1.join()"), (child, "get()")):
        assert lane.cut
        assert lane.end == timeline.seconds
        assert (lane.spans[-1].kind, lane.spans[-1].label) == ("waiting", label)


@pytest.mark.skipif(sys.platform == "win32", reason="needs a system that tells threads' times")
def test_a_hang_that_the_probe_cannot_see_is_no_running(write: Write) -> None:
    functions = """
        def hang():
            import signal
            signal.pause()

        def compute():
            while True:
                pass
    """
    main = """
        children = [Process(target=hang), Process(target=compute)]
        for child in children:
            child.start()
        for child in children:
            child.join()
    """
    _, hangs, computes = traced("spawn", write(functions, main), limit=3.0).lanes
    assert (hangs.spans[-1].kind, hangs.spans[-1].call) == ("waiting", "hang()")
    assert (computes.spans[-1].kind, computes.spans[-1].call) == ("running", "compute()")


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


def test_a_thread_of_a_pool_waits_for_tasks(write: Write) -> None:
    main = """
        from concurrent.futures import ThreadPoolExecutor
        with ThreadPoolExecutor(1) as executor:
            executor.submit(time.sleep, 0.1).result()
            time.sleep(0.1)
            executor.submit(time.sleep, 0.15).result()
    """
    parent, pooled = traced("spawn", write("", main)).lanes
    assert (pooled.role, pooled.parent) == ("thread", 0)
    assert [call.call for call in calls_of(pooled)] == ["sleep(0.1)", "sleep(0.15)"]
    first, second = calls_of(pooled)
    idle = [span for span in pooled.spans if first.end <= span.begin < second.begin]
    assert {(span.kind, span.label, span.call) for span in idle} == {("waiting", "get()", "")}
    assert len(waits_of(parent, "result()")) == 2


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


def test_five_recordings_show_the_same() -> None:
    shapes = set()
    for _ in range(5):
        snippet = ROOT / "snippets" / "process" / "join_several.py"
        lanes = traced(OWN_METHODS[0], snippet).lanes
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


def test_a_child_without_a_trace_names_the_snippet(write: Write) -> None:
    main = """
        del os.environ["PYTHONPATH"]
        child = Process(target=print)
        child.start()
        child.join()
    """
    with pytest.raises(AuthorError, match=r"^some/snippet: Process-1 left no trace"):
        traced("spawn", write("", main))


def test_a_program_that_prints_too_much_names_the_snippet(write: Write) -> None:
    with pytest.raises(AuthorError, match=r"^some/snippet: printed more than"):
        traced("spawn", write("", "while True: print('x' * 10_000)"))


def test_a_program_without_python_names_the_snippet() -> None:
    if sys.platform == "win32":
        pytest.skip("has no true")
    with pytest.raises(AuthorError, match=r"^some/snippet: its traced run left no trace"):
        trace(["true"], where="some/snippet", limit=60)


def test_a_traced_run_is_returned_beside_its_timeline(write: Write) -> None:
    path = write("", "print('words'); sys.exit(3)")
    timeline, run = trace(command("spawn", path), where="some/snippet", limit=60)
    assert (run.output, run.exit_code, run.left_behind) == (b"words\n", 3, ())
    assert timeline.seconds >= round(run.seconds, 6)


def test_nothing_watches_the_functions_of_a_program(write: Write) -> None:
    functions = """
        def look():
            return sys.gettrace(), sys.getprofile()
    """
    main = """
        print(*look())
        with Pool(1) as pool:
            print(*pool.apply(look))
    """
    _, run = trace(command("spawn", write(functions, main)), where="some/snippet", limit=60)
    assert run.output == b"None None\nNone None\n"


def test_the_probe_imports_nothing_that_an_interpreter_has_to_look_for() -> None:
    tree = ast.parse((PROBE / "sitecustomize.py").read_text(encoding="utf-8"))
    never = [each for each in tree.body if isinstance(each, ast.If)]
    assert ast.unparse(never[0].test) == "TYPE_CHECKING"
    typed = set(ast.walk(never[0]))
    imports = [each for each in ast.walk(tree) if each not in typed]
    assert not [each for each in imports if isinstance(each, ast.ImportFrom)]
    names = {n.name for each in imports if isinstance(each, ast.Import) for n in each.names}
    assert names - set(sys.builtin_module_names) == {"os"}, "which Python has loaded before"
