"""The project's commands: ``nox -s docs``, ``nox -s tests`` and those for authors."""

import os
import shutil
import signal
import subprocess
import sys
from functools import partial
from pathlib import Path

if sys.version_info < (3, 11):  # the sessions run on the Python that runs nox
    sys.exit(
        "This project needs Python 3.11 or newer, but nox runs on "
        f"{sys.version_info[0]}.{sys.version_info[1]}. Start it with a newer one: "
        'python3.11 -m pip install "nox[uv]" && python3.11 -m nox -s docs'
    )

import nox

nox.options.default_venv_backend = "uv"
nox.options.reuse_venv = "yes"
nox.options.sessions = ["docs"]

# Bytecode saves seconds in each start; the theme's advertisement is for its authors.
ENVIRONMENT = {"PYTHONDONTWRITEBYTECODE": None, "NO_MKDOCS_2_WARNING": "1"}
GROUPS = ("snippets", "docs", "tests", "lint", "browser", "zensical")
PYTHONS = ("3.11", "3.12", "3.13", "3.14", "3.15")
PYTHON_CODE = ("recorder", "snippets", "tests", "conftest.py", "noxfile.py")


def install(session: nox.Session, group: str) -> None:
    """Install exactly the pinned packages of one group."""
    session.env.update(ENVIRONMENT)
    session.install("--require-hashes", "--no-deps", "-r", f"requirements/{group}.txt")


def find_pythons(session: nox.Session) -> list[str]:
    """Give each Python of this machine an environment with the packages of the snippets.

    Returns the folders in which they are found as ``python3.11`` and so on.
    Where a package cannot be installed, its snippets are not run, and the site says so.
    """
    folders = []
    for version in PYTHONS:
        command = shutil.which(f"python{version}")
        if command is None:
            continue
        environment = Path("build/pythons", version).absolute()
        uv = partial(session.run, "uv", external=True, success_codes=[0, 1, 2])
        uv("venv", "--quiet", "--allow-existing", f"--python={command}", str(environment))
        exact = ("--quiet", "--require-hashes", "--no-deps", "-r", "requirements/snippets.txt")
        uv("pip", "install", f"--python={environment}", *exact)
        folders.append(str(environment / ("Scripts" if sys.platform == "win32" else "bin")))
    return folders


def record_and_build(session: nox.Session, *recorder_options: str) -> None:
    """Record what is not current, build aside, then replace the site.

    A build that fails leaves the earlier site as it was.
    """
    session.run("python", "-m", "recorder", *recorder_options)
    new, old, site = Path("build/site.new"), Path("build/site.old"), Path("site")
    shutil.rmtree(new, ignore_errors=True)
    # Not --quiet: it silences the warnings before --strict can count them.
    session.run("mkdocs", "build", "--strict", "--site-dir", str(new))
    shutil.rmtree(old, ignore_errors=True)
    if site.exists():
        site.rename(old)
    new.rename(site)
    shutil.rmtree(old, ignore_errors=True)
    session.log("The site is in site/: open site/index.html")


@nox.session
def docs(session: nox.Session) -> None:
    """Record every example on this machine and build the site; -- --full for large sizes."""
    install(session, "docs")
    record_and_build(session, *session.posargs)


@nox.session
def timings(session: nox.Session) -> None:
    """Time all that is timed, afresh and nothing else, into build/timings.json; -- --full."""
    install(session, "docs")
    session.run("python", "-m", "recorder", "--timings", *session.posargs)


@nox.session
def tests(session: nox.Session) -> None:
    """Build the site, then test every fence, every snippet, the recorder and the site."""
    install(session, "tests")
    record_and_build(session)
    session.run("python", "-m", "pytest", *session.posargs)


@nox.session
def matrix(session: nox.Session) -> None:
    """Run every snippet under each start method on each Python that this machine has."""
    install(session, "docs")
    session.env["PATH"] = os.pathsep.join([*find_pythons(session), os.environ["PATH"]])
    session.run("python", "-m", "recorder.matrix", *session.posargs)


@nox.session
def live(session: nox.Session) -> None:
    """Serve the site while writing: what changes is recorded again, pages reload."""
    install(session, "docs")
    session.run("python", "-m", "recorder", success_codes=[0, 1])
    again = "python -m recorder"
    watch = ["watchmedo", "shell-command", "--recursive", "--drop", "--command", again, "snippets"]
    bin_folder = session.bin
    assert bin_folder is not None
    watcher = subprocess.Popen(
        [str(Path(bin_folder) / watch[0]), *watch[1:]],
        env={**os.environ, "PATH": f"{bin_folder}{os.pathsep}{os.environ['PATH']}"},
    )
    try:
        session.run("mkdocs", "serve", *session.posargs)
    finally:
        watcher.send_signal(signal.SIGINT)
        watcher.wait()


@nox.session
def lint(session: nox.Session) -> None:
    """Check style, types and the publishing workflow."""
    install(session, "lint")
    session.run("ruff", "check", *PYTHON_CODE)
    session.run("ruff", "format", "--check", *PYTHON_CODE)
    session.run("mypy", *PYTHON_CODE)
    schema = ("--builtin-schema", "vendor.github-workflows")
    session.run("check-jsonschema", *schema, ".github/workflows/publish.yml")


@nox.session
def browser(session: nox.Session) -> None:
    """Open every page of the built site in Chromium, narrow and wide, light and dark."""
    install(session, "browser")
    session.run("python", "-m", "pytest", "tests/browser", *session.posargs)


@nox.session
def zensical(session: nox.Session) -> None:
    """Build the same pages with Zensical, from the same configuration."""
    install(session, "zensical")
    session.run("python", "tests/site/build_with_zensical.py")


@nox.session(default=False)
def pins(session: nox.Session) -> None:
    """Choose the newest versions again and write requirements/."""
    for group in GROUPS:
        session.run(
            "uv",
            "pip",
            "compile",
            "pyproject.toml",
            f"--group={group}",
            "--universal",
            "--python-version=3.11",
            "--generate-hashes",
            "--no-emit-index-url",
            "--upgrade",
            "--quiet",
            "--custom-compile-command=nox -s pins",
            f"--output-file=requirements/{group}.txt",
            external=True,
        )
