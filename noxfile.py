"""The project's commands: ``nox -s docs``, ``nox -s tests`` and those for authors."""

import contextlib
import hashlib
import os
import shlex
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Sequence
from functools import partial
from pathlib import Path

if sys.version_info < (3, 11):  # the sessions run on the Python that runs nox
    sys.exit(
        "This project needs Python 3.11 or newer, but nox runs on "
        f"{sys.version_info[0]}.{sys.version_info[1]}. Start it with a newer one: "
        'python3.11 -m pip install "nox[uv]" && python3.11 -m nox -s docs'
    )

import nox
import nox.command

nox.options.default_venv_backend = "uv"
nox.options.reuse_venv = "yes"
nox.options.sessions = ["docs"]

# Bytecode saves seconds in each start; the theme's advertisement is for its authors.
ENVIRONMENT = {"PYTHONDONTWRITEBYTECODE": None, "NO_MKDOCS_2_WARNING": "1"}
# What would change how the project's own Python finds its modules.
ENVIRONMENT |= dict.fromkeys(("PYTHONPATH", "PYTHONSAFEPATH", "PYTHONHOME"))
GROUPS = (
    "snippets", "docs", "tests", "lint", "browser", "zensical", "clusters", "mutants", "nox",
    "audit",
)  # fmt: skip
PYTHONS = ("3.11", "3.12", "3.13", "3.14", "3.15")
PYTHON_CODE = ("recorder", "snippets", "tests", "conftest.py", "noxfile.py")
OF_PAGES = ("fences", "words", "claims", "version_statements")
SITE_INPUTS = ("build/pages", "docs", "snippets", "mkdocs.yml", "requirements/docs.txt")
TRIES, PAUSE = 50, 0.02
"""So often, so many seconds apart, a site is put in place while another build does the same."""
DAY = 86400.0


def install(session: nox.Session, group: str) -> None:
    """Install exactly the pinned packages of one group, unless they are there already."""
    if not os.access(Path.cwd(), os.W_OK):
        session.error("this folder cannot be written; work in a copy of the project")
    if os.pathsep in str(Path.cwd()):
        session.error(f"the path of this folder holds a {os.pathsep!r}; move the project")
    session.env.update(ENVIRONMENT)
    end_as_with_ctrl_c()
    pins = Path("requirements", f"{group}.txt")
    done = Path(session.virtualenv.location, "installed.txt")
    if not done.is_file() or done.read_bytes() != pins.read_bytes():
        exact = ("--require-hashes", "--no-deps", "-r", str(pins))
        try:
            session.install(*exact)
        except nox.command.CommandFailed:  # perhaps for want of a network: all may be here already
            session.install("--offline", *exact)
        shutil.copyfile(pins, done)


def end_as_with_ctrl_c() -> None:
    """Let a request to end reach what a session runs: else nox would go, and leave it at work."""
    for name in ("SIGTERM", "SIGHUP"):
        number = getattr(signal, name, None)  # Windows has no SIGHUP, nohup ignores it
        if number is not None and signal.getsignal(number) is signal.SIG_DFL:
            signal.signal(number, signal.default_int_handler)


def find_pythons(session: nox.Session) -> None:
    """Give each Python of this machine an environment with the packages of the snippets.

    The recorder finds them in build/pythons/3.11 and so on. Where a package
    cannot be installed, its snippets are not run, and the site says so.
    """
    pins = Path("requirements/snippets.txt")
    for version in PYTHONS:
        command = shutil.which(f"python{version}")
        environment = Path("build/pythons", version).absolute()
        done = environment / "installed.txt"
        if command is None or (done.is_file() and done.read_bytes() == pins.read_bytes()):
            continue
        uv = partial(session.run, "uv", external=True)
        exact = ("--quiet", "--require-hashes", "--no-deps", "-r", str(pins))
        try:
            uv("venv", "--quiet", "--allow-existing", f"--python={command}", str(environment))
            uv("pip", "install", f"--python={environment}", *exact)
        except nox.command.CommandFailed:
            session.warn(f"Not everything is here for Python {version}; the next call tries again")
        else:
            shutil.copyfile(pins, done)


def build(session: nox.Session) -> None:
    """Build the site aside and replace the old one, unless it was built from the same files.

    A build that fails leaves the earlier site as it was. What changes while it is built may be
    in it or not, so then the next call builds again.
    """
    site, mark = Path("site"), Path("build/site.digest")
    inputs = digest_of_inputs()
    with contextlib.suppress(OSError, ValueError):  # another build may remove it at any moment
        if (site / "index.html").is_file() and mark.read_text() == inputs:
            session.log("The site in site/ is current: open site/index.html")
            return
    for left in Path("build").glob("site.*.*"):  # by a build that was killed
        with contextlib.suppress(OSError):
            if time.time() - left.lstat().st_mtime > DAY:
                remove(left)
    new, old = (Path(f"build/site.{which}.{os.getpid()}") for which in ("new", "old"))
    try:
        # Not --quiet: it silences the warnings before --strict can count them.
        session.run("mkdocs", "build", "--strict", "--site-dir", str(new))
        remove(mark)
        put_in_place(session, new, site, old)
        if digest_of_inputs() == inputs:
            mark.write_text(inputs)
        else:
            session.warn("A file changed while the site was built; build it once more")
    finally:
        if not os.path.lexists(site) and os.path.lexists(old):  # interrupted between two renames
            with contextlib.suppress(OSError):  # another build's is there by now
                old.rename(site)
        remove(new)
        remove(old)
    session.log("The site is in site/: open site/index.html")


def put_in_place(session: nox.Session, new: Path, site: Path, old: Path) -> None:
    """Rename the site away and the new one into its place; another build may do so, too."""
    for left in reversed(range(TRIES)):
        try:
            if os.path.lexists(site):
                site.rename(old)
            new.rename(site)
        except OSError as error:
            if not left:
                session.error(f"{site}/ could not be replaced: {error.strerror}; move it away")
            if os.path.lexists(site):
                remove(old)
            time.sleep(PAUSE)
        else:
            return


def remove(path: Path) -> None:
    """Remove a file, a link or a folder, if it is there."""
    if path.is_dir() and not path.is_symlink():
        shutil.rmtree(path, ignore_errors=True)
    else:
        path.unlink(missing_ok=True)


def digest_of_inputs() -> str:
    """Return a digest of all that a site is built from."""
    return digest_of_files(*SITE_INPUTS) + os.environ.get("SITE_URL", "")


def digest_of_files(*names: str) -> str:
    """Return a digest of all files with these names or below these folders."""
    digest = hashlib.sha256()
    for name in names:
        paths = sorted(Path(name).rglob("*")) if Path(name).is_dir() else [Path(name)]
        for path in paths:
            if path.is_file() and path.suffix != ".pyc":
                digest.update(os.fsencode(f"{path.as_posix()}\n{path.stat().st_size}\n"))
                digest.update(path.read_bytes())
    return digest.hexdigest()


@nox.session
def docs(session: nox.Session) -> None:
    """Record every example on this machine and build the site; -- --full for large sizes."""
    install(session, "docs")
    session.run("python", "-m", "recorder", "record", *session.posargs)
    build(session)


@nox.session
def timings(session: nox.Session) -> None:
    """Time all that is timed, afresh and nothing else, into build/timings.json; -- --full."""
    install(session, "docs")
    session.run("python", "-m", "recorder", "time", *session.posargs)


@nox.session
def tests(session: nox.Session) -> None:
    """Build the site, then test every fence, every snippet, the recorder and the site."""
    install(session, "tests")
    session.run("python", "-m", "recorder", "record")
    build(session)
    pytest = ("python", "-m", "pytest")
    if session.posargs:
        session.run(*pytest, *session.posargs)
        return
    # First what is run once for all tests, in a good order, then the tests that read it.
    session.run("python", "-m", "recorder", "matrix", "--for-tests")
    workers = str((os.cpu_count() or 1) + 1)  # more than CPUs: some tests wait
    # One that fails beside others is made once more, and told of (R), as in the matrix.
    beside = ("-n", workers, "--dist", "loadfile", "--reruns", "1", "-raR")
    session.run(*pytest, "-m", "not alone", *beside)
    session.run(*pytest, "-m", "alone")


@nox.session
def matrix(session: nox.Session) -> None:
    """Run every snippet under each start method on each Python that this machine has."""
    install(session, "docs")
    find_pythons(session)
    session.run("python", "-m", "recorder", "matrix", *session.posargs)


@nox.session(default=False)
def clusters(session: nox.Session) -> None:
    """Run what is for several machines on hosts made here, as root on Linux; -- --store."""
    install(session, "clusters")
    session.run("python", "-m", "recorder", "clusters", *session.posargs)


@nox.session
def live(session: nox.Session) -> None:
    """Serve the site while writing: what changes is recorded again, pages reload."""
    install(session, "docs")
    session.run("python", "-m", "recorder", "record", success_codes=[0, 1])
    again = "python -m recorder record --no-timings"
    watch = ["watchmedo", "shell-command", "--recursive", "--drop", "--command", again, "snippets"]
    both = (shlex.join(["mkdocs", "serve", *session.posargs]), shlex.join(watch))
    # It ends both, however this ends; what is recorded at that moment is ended, too.
    session.run("python", "-m", "recorder.live", *both, interrupt_timeout=20, terminate_timeout=20)


@nox.session
def lint(session: nox.Session) -> None:
    """Check style, types and the workflows."""
    install(session, "lint")
    session.run("ruff", "check", *PYTHON_CODE)
    session.run("ruff", "format", "--check", *PYTHON_CODE)
    session.run("mypy", *PYTHON_CODE)
    workflows = map(str, sorted(Path(".github/workflows").glob("*.yml")))
    session.run("check-jsonschema", "--builtin-schema", "vendor.github-workflows", *workflows)
    # Neither asks the network. Shells are tried by tests, whichever tools a machine has.
    session.run("jactionlint", "--shellcheck=", "--pyflakes=")
    session.run("zizmor", "--offline", "--no-config", "--persona=auditor", ".github")


@nox.session
def check(session: nox.Session) -> None:
    """Check what changed since a commit: style, completeness, its tests; -- main."""
    install(session, "lint")
    since = session.posargs[0] if session.posargs else "HEAD"
    session.run("ruff", "check", *PYTHON_CODE)
    session.run("ruff", "format", "--check", *PYTHON_CODE)
    session.run("mypy", *PYTHON_CODE)
    try:
        found = tests_of(changed_files(since))
    except (OSError, subprocess.CalledProcessError) as error:
        session.error(f"git tells no changes since {since!r}: {getattr(error, 'stderr', error)}")
    session.log(f"Tests of what changed since {since}: {' '.join(found)}")
    workers = str((os.cpu_count() or 1) + 1)
    session.run("python", "-m", "pytest", "-m", "not alone", "-n", workers, *found)


def changed_files(since: str) -> list[str]:
    """Return the files that differ from a commit, and those that git does not know yet."""
    commands = (
        ["diff", "--name-only", "-z", since, "--"],  # -z: names as they are, without quotes
        ["ls-files", "-z", "--others", "--exclude-standard"],
    )
    git = partial(subprocess.run, check=True, capture_output=True, encoding="utf-8")
    found = "".join(git(["git", *each]).stdout for each in commands)
    return [name for name in found.split("\0") if name]


def tests_of(files: list[str]) -> list[str]:
    """Return the tests that belong to these files, and always those of completeness."""
    found = {"tests/chapters/test_completeness.py", "tests/recorder/test_layers.py"}
    for file in map(Path, files):
        match file.parts:
            case ["snippets", topic, name]:
                found.add(f"tests/snippets/{topic}/test_{name}")
            case ["snippets", "catalog.toml"]:
                found.add("tests/recorder/catalog")
            case ["recorder", feature, *_] if feature != "__main__.py":
                found.add(f"tests/recorder/{feature.removesuffix('.py')}")
            case ["tests", *_] if file.name.startswith("test_"):
                found.add(str(file))
            case ["docs", "en", *_] if file.suffix == ".md":
                found |= {str(file), *(f"tests/chapters/test_{what}.py" for what in OF_PAGES)}
    return sorted(each for each in found if Path(each).exists())


@nox.session
def browser(session: nox.Session) -> None:
    """Open every page of the built site in Chromium, narrow and wide; look at both schemes."""
    install(session, "browser")
    workers = str(os.cpu_count() or 1)
    session.run("python", "-m", "pytest", "tests/browser", "-n", workers, *session.posargs)


@nox.session(default=False)
def mutants(session: nox.Session) -> None:
    """Change one thing at a time and see whether a gate turns red; -- --minutes 60."""
    install(session, "mutants")
    session.run("python", "-m", "recorder", "record")
    build(session)
    session.run("python", "-m", "tests.mutants", *session.posargs)


@nox.session
def zensical(session: nox.Session) -> None:
    """Build the same pages with Zensical, from the same configuration."""
    install(session, "zensical")
    session.run("python", "tests/site/build_with_zensical.py")


@nox.session(default=False)
def audit(session: nox.Session) -> None:
    """Ask the package index whether a weakness of a pinned package is known."""
    install(session, "audit")
    files = [part for group in GROUPS for part in ("-r", f"requirements/{group}.txt")]
    # Strict: a package of which nothing could be learned is an error, too.
    session.run("pip-audit", "--strict", "--disable-pip", "--require-hashes", *files)


@nox.session(default=False)
def pins(session: nox.Session) -> None:
    """Choose the newest versions again, the same for all groups, and write requirements/.

    With -- --check, see whether requirements/ holds what was chosen, and nothing else.
    """
    if session.posargs == ["--check"]:
        check_pins(session)
        return
    folder = Path(session.create_tmp())
    together = folder / "together.txt"
    choose(session, GROUPS, together, "--upgrade")
    for group in GROUPS:
        shutil.copyfile(together, folder / f"{group}.txt")  # its versions are taken again
        choose(session, [group], folder / f"{group}.txt")
    for group in GROUPS:  # only now: who interrupts this keeps the old ones, which fit together
        shutil.copyfile(folder / f"{group}.txt", Path("requirements", f"{group}.txt"))


def check_pins(session: nox.Session) -> None:
    """Choose again with the versions that are pinned, and compare: names, versions and hashes.

    The index may have got more files of a version since, so more hashes than are pinned are fine.
    """
    for group in GROUPS:
        file = Path("requirements", f"{group}.txt")
        pinned = [line.rstrip(" \\") for line in file.read_text().splitlines()]
        again = Path(session.create_tmp(), file.name)
        # With the versions alone: hashes that stand here would be taken over.
        again.write_text("\n".join(line for line in pinned if "--hash=" not in line))
        choose(session, [group], again)
        chosen = [line.rstrip(" \\") for line in again.read_text().splitlines()]
        known = [line for line in chosen if "--hash=" not in line or line in pinned]
        if known != pinned:
            session.error(f"{file} is not what pyproject.toml asks for: compare it with {again}")


def choose(session: nox.Session, groups: Sequence[str], file: Path, *options: str) -> None:
    """Write the packages of these groups with their hashes, for Python 3.11 and newer."""
    session.run(
        "uv",
        "pip",
        "compile",
        "pyproject.toml",
        *(f"--group={group}" for group in groups),
        "--universal",
        "--python-version=3.11",
        "--generate-hashes",
        "--no-emit-index-url",
        "--quiet",
        "--custom-compile-command=nox -s pins",
        f"--output-file={file}",
        *options,
        external=True,
    )
