"""How each engine is started by its own commands, and how a program is run on it."""

import attrs

SCHEDULER = "tcp://{first}:8786"
HEAD = "{first}:6379"
RAY = "ray start --block --num-cpus 1 --disable-usage-stats --node-ip-address {address}"


@attrs.frozen(kw_only=True)
class Engine:
    """A way to compute on several hosts.

    In a command, ``{first}`` stands for the address of the first host, ``{address}``
    for that of the host that it is started on, ``{all}`` for all
    addresses, and ``{folder}`` for a folder that each host has for itself.
    """

    name: str
    title: str
    snippet: str
    packages: tuple[str, ...] = ()
    """What must be installed besides Python, as distributions are called."""
    first: tuple[str, ...] = ()
    """Commands that are started on the first host, and go on."""
    each: tuple[str, ...] = ()
    """Commands that are then started on every host, the first included, and go on."""
    others: tuple[str, ...] = ()
    """Commands that are then started on the hosts but the first, and go on."""
    ready: str = ""
    """A command that ends once all hosts are in, if the engine must be waited for."""
    run: str = "python {program}"
    """How the program is run on all hosts."""
    hosts: int = 3
    survives: bool = True
    """Whether it promises to finish although a host is lost."""


DASK = Engine(
    name="dask",
    title="Dask",
    snippet="clusters/throw_with_dask",
    packages=("distributed",),
    first=("dask scheduler --host {first} --no-dashboard",),
    each=(f"dask worker {SCHEDULER} --host {{address}} --nthreads 1 --no-dashboard",),
    ready='python -c "from distributed import Client; '
    f"Client('{SCHEDULER}').wait_for_workers(3)\"",
    run=f"python {{program}} {SCHEDULER}",
)
POOL = Engine(
    name="pool",
    title="multiprocessing",
    snippet="clusters/throw_in_a_pool",
    hosts=1,
    survives=False,
)
ENGINES = (
    POOL,
    DASK,
    attrs.evolve(
        DASK,
        name="joblib",
        title="joblib",
        snippet="clusters/throw_with_joblib",
        packages=("distributed", "joblib"),
    ),
    Engine(
        name="ray",
        title="Ray",
        snippet="clusters/throw_with_ray",
        packages=("ray",),
        first=(f"{RAY} --head --port 6379 --include-dashboard false --temp-dir {{folder}}/ray",),
        others=(f"{RAY} --address {HEAD}",),
        ready=f"python -c \"import ray, time; ray.init('{HEAD}', log_to_driver=False)\n"
        "while sum(node['Alive'] for node in ray.nodes()) < 3: time.sleep(0.1)\"",
        run=f"python {{program}} {HEAD}",
    ),
    Engine(
        name="mpi",
        title="MPI",
        snippet="clusters/throw_with_mpi",
        packages=("mpi4py", "mpich"),
        run="mpiexec -launcher manual -hosts {all} -n 3 python {program}",
        survives=False,
    ),
)


def on_one_host(engine: Engine) -> Engine:
    """Return what runs the program of an engine on a single host, with no command before it."""
    return attrs.evolve(
        engine, hosts=1, first=(), each=(), others=(), ready="", run="python {program}"
    )
