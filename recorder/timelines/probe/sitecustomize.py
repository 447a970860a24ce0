"""Notes in every process of a traced run what it does and when.

Python imports a module of this name as it starts, in the program as in every
interpreter that the program spawns, because `recorder.timelines.trace` puts this
folder on ``PYTHONPATH``. Each process writes a file of its own to the folder
named by ``TRACE_FOLDER``: one line per event, written at once, so that a
process that is killed has noted everything up to there.
`recorder.timelines.events` reads them, and documents the events.

Only what starts, ends or blocks is wrapped: a snippet's own functions run
untouched. This file is loaded by what is being timed, so it imports nothing
that a bare interpreter has not imported already.
"""

# Patching is all about what is private; wrappers have their originals' docstrings.
# ruff: noqa: SLF001, D102, D103, D105, PLW0603, SIM105

import _thread
import atexit
import os
import sys
import time

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any

HERE = os.path.dirname(os.path.abspath(__file__))  # noqa: PTH100, PTH120 - pathlib is slow to load
FOLDER = os.environ.get("TRACE_FOLDER", "")
MOST_EVENTS = 5000
"""Calls and waits that one process notes; what is left out is marked."""
DESCRIPTOR = 200
"""Out of the way of the numbers that the program's own files get."""
INTERNAL = ("multiprocessing.", "concurrent.")

now = time.monotonic_ns
on_cpu = time.thread_time_ns
write = os.write


class Local(_thread._local):
    """What is known of the current thread; a thread that nobody announced is not noted."""

    number = -1
    """The lane's number within the process; the main thread is 0."""
    busy = False
    """Within a wait that is noted, or within something whose waits teach nothing."""
    alias = ""
    """What to call the next wait, if not by what blocks."""
    prefix = ""
    outer = False
    """Within a call that is noted."""


class Here:
    """What is known of the current process."""

    def __init__(self) -> None:
        self.local = Local()
        self.local.number = 0
        self.events = 0
        self.last_key = 0
        self.threads: dict[int, int] = {}
        path = f"{FOLDER}/{os.getpid()}-{now()}.events"
        opened = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
        self.file = opened
        try:
            self.file = os.dup2(opened, DESCRIPTOR, inheritable=False)
            os.close(opened)
        except OSError:  # a machine that allows few open files
            pass

    def new_key(self) -> int:
        """Return a number that no other child or thread of this process has."""
        self.last_key += 1
        return self.last_key


here: Here


# --- Noting --------------------------------------------------------------


def note(code: str, *fields: object) -> None:
    """Write one event: time, code, thread, its time on a CPU, and what else belongs to it."""
    words = [str(now()), code, str(here.local.number), str(on_cpu())]
    words += [str(field).translate(PLAIN) for field in fields]
    line = "\t".join(words) + "\n"
    try:
        write(here.file, line.encode("utf-8", "backslashreplace"))
    except OSError:  # the program must not notice; the reader of the trace will
        pass


PLAIN = dict.fromkeys(range(32), " ")


def may_note() -> bool:
    """Tell whether there is room for one more call or wait; mark where there is none."""
    here.events += 1
    if here.events == MOST_EVENTS:
        note("M")
    return here.events < MOST_EVENTS


def short(value: object) -> str:
    """Return a short text for a plain value, and an ellipsis for any other."""
    kind = type(value)
    if kind is int and -(10**9) < value < 10**9:  # type: ignore[operator]
        return repr(value)
    if kind in (float, bool, type(None)):
        return repr(value)
    if kind in (str, bytes) and len(value) <= 12:  # type: ignore[arg-type]
        return repr(value)
    if kind is tuple and 0 < len(value) <= 3:  # type: ignore[arg-type]
        return f"({', '.join(map(short, value))})"  # type: ignore[call-overload]
    return "…"


def join_text(self: "Any", timeout: "float | None" = None) -> str:
    """Return a join of a process or thread, such as ``Process-1.join(0.1)``."""
    return f"{self.__dict__.get('_name')}.join({'' if timeout is None else short(timeout)})"


def name_of(function: object) -> str:
    """Return a function's own name, without running any code of the program."""
    name = getattr(function, "__name__", None)
    if type(name) is str:
        return name
    inner = getattr(function, "func", None)  # functools.partial
    return name_of(inner) if inner is not None else type(function).__name__


def call_text(function: object, args: "Any", kwargs: "Any" = None) -> str:
    """Return a call as short as ``square(6)``."""
    words = [short(value) for value in args]
    words += [f"{name}={short(value)}" for name, value in (kwargs or {}).items()]
    text = ", ".join(words)
    return f"{name_of(function)}({text if len(text) <= 24 else '…'})"


def like(wrapper: "Any", original: "Any") -> "Any":
    """Give a wrapper the original's names, by which it is pickled and printed."""
    for name in ("__module__", "__name__", "__qualname__", "__doc__"):
        value = getattr(original, name, None)
        if value is not None:
            setattr(wrapper, name, value)
    wrapper.__wrapped__ = original
    return wrapper


# --- Wrappers ------------------------------------------------------------


def blocked(label: str, blocking: "Callable[..., Any]", *args: "Any", **kwargs: "Any") -> "Any":
    """Call what may block, noted as one wait, however many waits are within it."""
    local = here.local
    local.busy = True
    noted = may_note()
    if noted:
        note("W", local.prefix + (local.alias or label))
    try:
        return blocking(*args, **kwargs)
    finally:
        if noted:
            note("w")
        local.busy = False


def quiet() -> bool:
    """Tell whether waits of this thread are not to be noted now."""
    return here.local.busy or here.local.number < 0


def waits(label: "str | Callable[..., str]", ready: "Callable[..., bool] | None" = None) -> "Any":
    """Return a decorator: each call is a wait, unless `ready` says that it will not block."""

    def decorate(original: "Any") -> "Any":
        def wrapper(*args: "Any", **kwargs: "Any") -> "Any":
            if quiet():
                return original(*args, **kwargs)
            text = label if isinstance(label, str) else label(*args, **kwargs)
            if ready is not None and hushed(ready, *args, **kwargs):
                return aliased(text, original, *args, **kwargs)
            return blocked(text, original, *args, **kwargs)

        return like(wrapper, original)

    return decorate


def during(field: str, value: object, function: "Any", /, *args: "Any", **kwargs: "Any") -> "Any":
    """Call something while a field of this thread's `Local` has this value."""
    local = here.local  # of the process that calls: a fork within has another one
    before = getattr(local, field)
    setattr(local, field, value)
    try:
        return function(*args, **kwargs)
    finally:
        setattr(local, field, before)


def hushed(function: "Any", /, *args: "Any", **kwargs: "Any") -> "Any":
    """Call something whose own waits teach nothing."""
    return during("busy", True, function, *args, **kwargs)  # noqa: FBT003 - a value like any


def aliased(label: str, function: "Any", /, *args: "Any", **kwargs: "Any") -> "Any":
    """Call something whose waits shall have this name."""
    return during("alias", label, function, *args, **kwargs)


def named(label: str) -> "Any":
    """Return a decorator: waits within a call have this name."""

    def decorate(original: "Any") -> "Any":
        def wrapper(*args: "Any", **kwargs: "Any") -> "Any":
            if quiet():
                return original(*args, **kwargs)
            return aliased(label, original, *args, **kwargs)

        return like(wrapper, original)

    return decorate


def at_exit(original: "Any") -> "Any":
    """Mark the waits that nobody called for: Python's own, as a process ends."""

    def wrapper(*args: "Any", **kwargs: "Any") -> "Any":
        return during("prefix", "exit: ", original, *args, **kwargs)

    return like(wrapper, original)


def called(function: "Any") -> "Any":
    """Return a function that notes its calls; it never leaves this process."""

    def wrapper(*args: "Any", **kwargs: "Any") -> "Any":
        return in_call(call_text(function, args, kwargs), function, *args, **kwargs)

    return wrapper


def in_call(label: str, function: "Any", *args: "Any", **kwargs: "Any") -> "Any":
    """Call a function of the program, noted unless another one is noted already."""
    local = here.local
    if local.outer or local.number < 0 or not may_note():
        return function(*args, **kwargs)
    local.outer = True
    note("C", label)
    try:
        return function(*args, **kwargs)
    finally:
        note("c")
        local.outer = False


def patch(owner: "Any", name: str, decorate: "Any") -> None:
    """Replace a function or method, if this Python has it."""
    original = vars(owner).get(name)
    if isinstance(original, staticmethod):
        setattr(owner, name, staticmethod(decorate(original.__func__)))
    elif original is not None:
        setattr(owner, name, decorate(original))


# --- Processes -----------------------------------------------------------


def patch_process(module: "Any") -> None:
    """Note when processes start, run and end, and who joins them."""
    base = module.BaseProcess
    patch(base, "start", started)
    patch(base, "run", run_noted)
    patch(base, "join", waits(join_text))
    patch(base, "_bootstrap", bootstrapped)
    base.__init_subclass__ = classmethod(note_run_of_subclass)


def note_run_of_subclass(cls: "Any", /, **kwargs: "Any") -> None:
    """Wrap the run method of a subclass as it is defined."""
    super(sys.modules["multiprocessing.process"].BaseProcess, cls).__init_subclass__(**kwargs)
    patch(cls, "run", run_noted)


def role_of(process: "Any") -> str:
    """Return what a process is for: child, worker, or server."""
    module = getattr(process.__dict__.get("_target"), "__module__", None)
    if module in ("multiprocessing.pool", "concurrent.futures.process"):
        return "worker"
    return "server" if module == "multiprocessing.managers" else "child"


def run_text(process: "Any") -> str:
    """Return what a process or thread runs."""
    target = process.__dict__.get("_target")
    if target is None:
        return f"{type(process).__name__}.run()"
    return call_text(target, process.__dict__.get("_args", ()), process.__dict__.get("_kwargs"))


def started(original: "Any") -> "Any":
    def start(self: "Any") -> "Any":
        key = here.new_key()
        note("S", key, role_of(self), self.__dict__.get("_name", "?"))
        try:
            hushed(original, self)
        except BaseException:
            note("x", key)
            raise
        note("s", key, self._popen.pid)

    return like(start, original)


def run_noted(original: "Any") -> "Any":
    def run(self: "Any") -> "Any":
        if role_of(self) == "child":
            return in_call(run_text(self), original, self)
        note("R")
        return original(self)

    return like(run, original)


def bootstrapped(original: "Any") -> "Any":
    def _bootstrap(self: "Any", *args: "Any", **kwargs: "Any") -> "Any":
        note("B")
        try:
            return original(self, *args, **kwargs)
        finally:
            note("E")

    return like(_bootstrap, original)


def patch_popen(module: "Any") -> None:
    """Note when a process learns that its child has ended."""

    def polled(original: "Any") -> "Any":
        def poll(self: "Any", *args: "Any", **kwargs: "Any") -> "Any":
            known = self.returncode is not None
            code = original(self, *args, **kwargs)
            if code is not None and not known:
                note("G", self.pid, code)
            return code

        return like(poll, original)

    patch(module.Popen, "poll", polled)


def patch_util(module: "Any") -> None:
    """Mark what a process waits for as it ends."""
    original = module._exit_function
    atexit.unregister(original)
    module._exit_function = at_exit(original)
    atexit.register(module._exit_function)


# --- Pools ---------------------------------------------------------------


class Tasks:
    """A worker's queue of tasks: idle time is a wait, and each task's function is noted."""

    def __init__(self, queue: "Any", opened: "Callable[[Any], Any]") -> None:
        self._queue = queue
        self._opened = opened

    def __getattr__(self, name: str) -> "Any":
        return getattr(self._queue, name)

    def get(self, *args: "Any", **kwargs: "Any") -> "Any":
        return self._opened(blocked("get()", self._queue.get, *args, **kwargs))


def patch_pool(module: "Any") -> None:
    """Note the tasks of a pool's workers, and who waits for their results."""
    chunks = (module.mapstar, module.starmapstar)

    def opened(task: "Any") -> "Any":
        if task is None:
            return None
        job, number, function, args, kwargs = task
        if function in chunks:
            ((inner, items),) = args
            args = ((called(inner), items),)
        elif function is not module._helper_reraises_exception:
            function = called(function)
        return job, number, function, args, kwargs

    def works(original: "Any") -> "Any":
        def worker(
            inqueue: "Any", outqueue: "Any", initializer: "Any" = None, *rest: "Any"
        ) -> None:
            tasks = Tasks(inqueue, opened)
            original(tasks, outqueue, initializer and called(initializer), *rest)

        return like(worker, original)

    def of_function(method: str) -> "Any":
        return waits(lambda _, function, *__, **___: f"{method}({name_of(function)})")

    patch(module, "worker", works)
    for name in ("map", "starmap", "apply"):
        patch(module.Pool, name, of_function(name))
    for name in ("join", "terminate", "__exit__"):
        label = "terminate()" if name == "__exit__" else f"{name}()"
        patch(module.Pool, name, waits(label))
    patch(module.ApplyResult, "get", waits("get()"))
    patch(module.ApplyResult, "wait", waits("wait()"))
    patch(module.IMapIterator, "next", waits("next()"))
    module.IMapIterator.__next__ = module.IMapIterator.next


def patch_process_executor(module: "Any") -> None:
    """Note the tasks of an executor's worker processes."""
    chunk = module._process_chunk

    def opened(item: "Any") -> "Any":
        if item is not None:
            function = item.fn
            if getattr(function, "func", None) is chunk:
                item.fn = type(function)(chunk, called(function.args[0]))
            else:
                item.fn = called(function)
        return item

    def works(original: "Any") -> "Any":
        def _process_worker(
            calls: "Any", results: "Any", initializer: "Any" = None, *rest: "Any"
        ) -> None:
            original(Tasks(calls, opened), results, initializer and called(initializer), *rest)

        return like(_process_worker, original)

    patch(module, "_process_worker", works)
    patch(module.ProcessPoolExecutor, "shutdown", waits("shutdown()"))


def patch_thread_executor(module: "Any") -> None:
    """Note the tasks of an executor's threads."""

    def runs(original: "Any") -> "Any":
        def run(self: "Any", *args: "Any") -> "Any":
            task = getattr(self, "task", None)  # 3.14 keeps the three together
            function, values, names = task or (self.fn, self.args, self.kwargs)
            return in_call(call_text(function, values, names), original, self, *args)

        return like(run, original)

    patch(module._WorkItem, "run", runs)
    patch(module.ThreadPoolExecutor, "shutdown", waits("shutdown()"))


def patch_futures(module: "Any") -> None:
    """Note who waits for futures."""
    for name in ("result", "exception"):
        patch(module.Future, name, waits(f"{name}()", ready=lambda self, *_, **__: self.done()))
    patch(module, "wait", waits("wait()"))


# --- Messages and locks --------------------------------------------------


def has_data(self: "Any", *_: "Any", **__: "Any") -> bool:
    """Tell whether a queue or a connection has something to read."""
    try:
        return bool(self._poll(0.0))
    except Exception:  # noqa: BLE001 - whatever it is, the program shall get it, not we
        return False


def patch_queues(module: "Any") -> None:
    """Note who waits for messages, or for room."""
    for queue in (module.Queue, module.SimpleQueue):
        patch(queue, "get", waits("get()", ready=has_data))
        patch(queue, "put", named("put()"))
    patch(module.JoinableQueue, "put", named("put()"))
    patch(module.JoinableQueue, "join", waits("join()"))
    patch(module.Queue, "join_thread", waits("join_thread()"))
    patch(module.Queue, "_finalize_join", waits("join_thread()"))


def patch_connection(module: "Any") -> None:
    """Note who waits for a connection, and who sends what may not fit into a pipe."""

    def sends(original: "Any") -> "Any":
        def _send_bytes(self: "Any", data: "Any") -> "Any":
            if quiet() or len(data) < 16384:
                return original(self, data)
            return blocked("send()", original, self, data)

        return like(_send_bytes, original)

    connection = module.Connection
    for name in ("recv", "recv_bytes"):
        patch(module._ConnectionBase, name, waits(f"{name}()", ready=has_data))
    no_wait = lambda self, timeout=0.0: timeout is not None and timeout <= 0  # noqa: E731
    patch(module._ConnectionBase, "poll", waits("poll()", ready=no_wait))
    patch(connection, "_send_bytes", sends)
    no_wait = lambda objects, timeout=None: timeout is not None and timeout <= 0  # noqa: E731
    patch(module, "wait", waits("wait()", ready=no_wait))


def patch_synchronize(module: "Any") -> None:
    """Note who waits for a lock; one that is free at once is no wait."""

    def acquires(original: "Any") -> "Any":
        def acquire(block: bool = True, timeout: "float | None" = None) -> "Any":
            if not block or quiet():
                return original(block, timeout)
            if original(False):  # noqa: FBT003 - positional for C
                return True
            return blocked("acquire()", original, block, timeout)

        return acquire

    def makes(original: "Any") -> "Any":
        def _make_methods(self: "Any") -> None:
            original(self)
            self.acquire = acquires(self.acquire)

        return like(_make_methods, original)

    patch(module.SemLock, "_make_methods", makes)
    patch(module.SemLock, "__enter__", lambda original: like(lambda self: self.acquire(), original))
    patch(module.Condition, "wait", waits("wait()"))
    patch(module.Event, "wait", waits("wait()", ready=lambda self, *_, **__: self.is_set()))


def patch_managers(module: "Any") -> None:
    """Note who waits for a manager's answer."""
    label = lambda self, method, *_, **__: f"{method}()"  # noqa: E731
    patch(module.BaseProxy, "_callmethod", waits(label))
    patch(module.BaseManager, "start", waits("start()"))


def patch_queue(module: "Any") -> None:
    """Note which threads wait for messages of other threads."""
    for name in ("get", "put", "join"):
        patch(module.Queue, name, waits(f"{name}()"))


def patch_subprocess(module: "Any") -> None:
    """Note who waits for other programs."""
    for name in ("wait", "communicate"):
        patch(module.Popen, name, waits(f"{name}()"))


# --- Threads -------------------------------------------------------------


def thread_role(thread: "Any") -> str:
    """Return thread, ``idle`` for a pool's thread that waits for tasks, or nothing: a helper."""
    target = thread.__dict__.get("_target")
    module = getattr(target, "__module__", None) or ""
    if module == "concurrent.futures.thread":
        return "idle"
    if module == "multiprocessing.pool" and name_of(target) == "worker":
        return "idle"
    own = type(thread).__module__
    helper = module.startswith(INTERNAL) or own.startswith(INTERNAL)
    return "" if helper and own != "multiprocessing.dummy" else "thread"


def patch_threading(module: "Any") -> None:
    """Note when threads start, run and end, and what they wait for."""

    def starts(original: "Any") -> "Any":
        def start(self: "Any") -> "Any":
            role = thread_role(self)
            if role:
                key = here.new_key()
                here.threads[id(self)] = key
                label = "" if role == "idle" else run_text(self)
                note("T", key, role, self.__dict__.get("_name", "?"), label)
            return hushed(original, self)

        return like(start, original)

    def bootstraps(original: "Any") -> "Any":
        def _bootstrap(self: "Any") -> "Any":
            local = here.local
            local.number = here.threads.pop(id(self), -1)
            if local.number < 0:
                return original(self)
            note("t", _thread.get_native_id())
            try:
                return original(self)
            finally:
                note("e")

        return like(_bootstrap, original)

    thread = module.Thread
    patch(thread, "start", starts)
    patch(thread, "_bootstrap", bootstraps)
    patch(thread, "join", waits(join_text))
    patch(module.Event, "wait", waits("wait()", ready=lambda self, *_, **__: self.is_set()))
    patch(module.Condition, "wait", waits("wait()"))
    patch(module.Barrier, "wait", waits("wait()"))
    patch(module, "_shutdown", lambda original: at_exit(waits("join()")(original)))


# --- Loading -------------------------------------------------------------

PATCHES: "dict[str, Callable[[Any], None]]" = {
    "concurrent.futures._base": patch_futures,
    "concurrent.futures.process": patch_process_executor,
    "concurrent.futures.thread": patch_thread_executor,
    "multiprocessing.connection": patch_connection,
    "multiprocessing.managers": patch_managers,
    "multiprocessing.pool": patch_pool,
    "multiprocessing.popen_fork": patch_popen,
    "multiprocessing.popen_forkserver": patch_popen,
    "multiprocessing.process": patch_process,
    "multiprocessing.queues": patch_queues,
    "multiprocessing.synchronize": patch_synchronize,
    "multiprocessing.util": patch_util,
    "queue": patch_queue,
    "subprocess": patch_subprocess,
    "threading": patch_threading,
}


class PatchingFinder:
    """Lets modules be found as ever, and patches those in `PATCHES` once they have run."""

    @staticmethod
    def find_spec(name: str, path: "Any" = None, target: "Any" = None) -> "Any":
        if name not in PATCHES:
            return None
        for finder in sys.meta_path:
            spec = None if finder is PatchingFinder else finder.find_spec(name, path, target)
            if spec is not None:
                patch_after_loading(spec.loader, PATCHES[name])
                return spec
        return None


def patch_after_loading(loader: "Any", change: "Callable[[Any], None]") -> None:
    """Have a module changed as soon as it has been executed."""
    execute = loader.exec_module

    def exec_module(module: "Any") -> None:
        execute(module)
        change(module)

    loader.exec_module = exec_module


def begin_forked() -> None:
    """Give a forked process a file of its own."""
    global here
    here = Here()
    note("F", os.getpid(), os.getppid())


def load_hidden() -> None:
    """Load the sitecustomize that this one hides, if there is any."""
    finder = sys.modules["_frozen_importlib_external"].PathFinder
    spec = finder.find_spec("sitecustomize", sys.path)
    if spec is not None and spec.loader is not None:
        module = sys.modules["_frozen_importlib"].module_from_spec(spec)
        sys.modules["sitecustomize"] = module
        spec.loader.exec_module(module)


def load() -> None:
    """Begin to note."""
    global here
    here = Here()
    note("P", os.getpid(), os.getppid())
    if hasattr(os, "register_at_fork"):
        os.register_at_fork(after_in_child=begin_forked)
    atexit.register(note, "X")
    sleep_text = lambda seconds=0, *_: f"sleep({short(seconds)})"  # noqa: E731
    patch(time, "sleep", waits(sleep_text))
    for name, change in PATCHES.items():
        if name in sys.modules:
            change(sys.modules[name])
    sys.meta_path.insert(0, PatchingFinder)


if FOLDER:
    load()
sys.path[:] = [path for path in sys.path if path != HERE]
load_hidden()
if FOLDER:
    note("L")
