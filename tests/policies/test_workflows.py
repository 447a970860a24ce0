"""Workflows do what is allowed and nothing else, and every step runs what it should."""

import os
import re
from pathlib import Path
from typing import Any

import pytest
import yaml

from recorder.catalog.entries import version_of
from recorder.runs.interpreters import PYTHONS
from tests.policies.flat import ALLOWED, differences
from tests.policies.stubs import BASH, Called, exists, expanded, run_with_stubs

ROOT = Path(__file__).parents[2]
PLACES = sorted((ROOT / ".github" / "workflows").iterdir())
WORKFLOWS: dict[str, dict[str, Any]] = {
    path.stem: yaml.load(path.read_text("utf-8"), Loader=yaml.BaseLoader) for path in PLACES
}
ACTIONS = {
    "actions/checkout": ("3d3c42e5aac5ba805825da76410c181273ba90b1", "v7.0.1"),
    "actions/deploy-pages": ("cd2ce8fcbc39b97be8ca5fce6e763baed58fa128", "v5.0.0"),
    "actions/download-artifact": ("3e5f45b2cfb9172054b4087a40e8e0b5a5461e7c", "v8.0.1"),
    "actions/setup-python": ("5fda3b95a4ea91299a34e894583c3862153e4b97", "v7.0.0"),
    "actions/upload-artifact": ("bbbca2ddaa5d8feaa63e36b76fdaad77386f024f", "v7.0.0"),
    "actions/upload-pages-artifact": ("fc324d3547104276b827a68afc52ff2a11cc49c9", "v5.0.0"),
}
"""The commit of each action, and the tag that named it when it was looked at."""
EVENTS = {"push", "pull_request", "workflow_dispatch", "schedule"}
"""None of them gives a stranger's code a token that can write."""
JOBS = {
    (name, job): facts for name, flow in WORKFLOWS.items() for job, facts in flow["jobs"].items()
}
STEPS = {
    (name, job, number): step
    for (name, job), facts in JOBS.items()
    for number, step in enumerate(facts["steps"])
}
SCRIPTS = {place: step["run"] for place, step in STEPS.items() if "run" in step}
READS = {"contents": "read"}


def ids(place: tuple[object, ...]) -> str:
    return "-".join(map(str, place))


def test_these_are_all_the_workflows() -> None:
    assert [path.name for path in PLACES] == ["pins.yml", "publish.yml"]
    others = sorted(
        path.relative_to(ROOT).as_posix()
        for path in (ROOT / ".github").rglob("*")
        if path.is_file() and path not in PLACES
    )
    assert others == [".github/ISSUE_TEMPLATE/other_result.yml"]


@pytest.mark.parametrize("path", PLACES, ids=lambda path: path.name)
def test_a_workflow_holds_what_is_allowed_and_nothing_else(path: Path) -> None:
    allowed = ALLOWED.relative_to(ROOT) / f"{path.name}.txt"
    assert differences(path) == [], (
        f"look at each line; what is right goes into {allowed}: "
        f"python -m tests.policies.flat {path.relative_to(ROOT)} > {allowed}"
    )


@pytest.mark.parametrize("path", PLACES, ids=lambda path: path.name)
def test_every_action_is_one_of_github_at_a_known_commit_that_its_comment_names(path: Path) -> None:
    used = []
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        if re.search(r"\buses\b", line.partition(" #")[0]):
            match = re.fullmatch(r"\s+(?:- )?uses: ([\w-]+/[\w-]+)@(\w+) # (\S+)", line)
            assert match, f"{path.name}:{number}: write name@commit and # its version"
            assert ACTIONS.get(match[1]) == (match[2], match[3]), f"{path.name}:{number}: {line}"
            used.append(f"{match[1]}@{match[2]}")
    flow = WORKFLOWS[path.stem]
    in_steps = [
        step["uses"] for job in flow["jobs"].values() for step in job["steps"] if "uses" in step
    ]
    assert sorted(used) == sorted(in_steps)


def test_no_action_is_known_that_nothing_uses() -> None:
    assert {step["uses"].partition("@")[0] for step in STEPS.values() if "uses" in step} == set(
        ACTIONS
    )


@pytest.mark.parametrize("name", WORKFLOWS)
def test_nothing_starts_a_workflow_with_a_token_for_strangers(name: str) -> None:
    flow = WORKFLOWS[name]
    assert set(flow["on"]) <= EVENTS
    assert flow["permissions"] == {}
    text = (ROOT / ".github" / "workflows" / f"{name}.yml").read_text(encoding="utf-8")
    assert "secrets" not in text


@pytest.mark.parametrize("place", JOBS, ids=ids)
def test_a_job_is_bounded_and_cannot_fail_in_silence(place: tuple[str, str]) -> None:
    job = JOBS[place]
    longest = 330 if place == ("publish", "mutants") else 150  # it works for hours, once a week
    assert 0 < int(job["timeout-minutes"]) <= longest
    assert "permissions" in job
    assert job["runs-on"] in ("ubuntu-latest", "${{ matrix.system }}")
    known = {
        "concurrency", "env", "environment", "if", "name", "needs", "outputs", "permissions",
        "runs-on", "steps", "strategy", "timeout-minutes",
    }  # fmt: skip
    assert set(job) <= known
    for step in job["steps"]:
        assert set(step) <= {"env", "id", "if", "name", "run", "uses", "with"}


@pytest.mark.parametrize("place", JOBS, ids=ids)
def test_code_of_the_project_runs_only_where_the_token_can_read_it_and_nothing_more(
    place: tuple[str, str], tmp_path: Path
) -> None:
    job = JOBS[place]
    if job["permissions"] == READS:
        assert "github.token" not in str(job)
        return
    for step in job["steps"]:
        if "run" in step:
            called = run_with_stubs(step["run"], tmp_path, answers=DIFFERS).commands
            assert {command.split()[0] for command in called} <= {"gh", "git"}
        else:
            assert step["uses"].partition("@")[0] != "actions/setup-python"


@pytest.mark.parametrize("place", STEPS, ids=ids)
def test_a_checkout_leaves_no_token_behind(place: tuple[str, str, int]) -> None:
    step = STEPS[place]
    if step.get("uses", "").startswith("actions/checkout@"):
        assert step["with"] == {"persist-credentials": "false"}


@pytest.mark.parametrize("place", SCRIPTS, ids=ids)
def test_no_value_of_an_event_becomes_a_part_of_a_script(place: tuple[str, str, int]) -> None:
    assert "${{" not in SCRIPTS[place], "hand it over in env"


CONDITIONS = {
    ("publish", "address"): "${{ github.event_name != 'pull_request' }}",
    ("publish", "site"): "${{ !cancelled() && needs.address.result != 'failure' }}",
}
"""Of jobs; that of the deployment is taken apart below."""
VARIABLES = {
    "GH_TOKEN": "${{ github.token }}",
    "MINUTES": "${{ github.event_name == 'schedule' && '240' || '5' }}",
    "PYTHON": "${{ matrix.python }}",
    "SITE_URL": "${{ needs.address.outputs.site }}",
}


def test_no_job_and_no_step_is_left_out_under_another_condition() -> None:
    of_jobs = {place: job["if"] for place, job in JOBS.items() if "if" in job}
    assert of_jobs.pop(("publish", "deploy"))
    assert of_jobs == CONDITIONS
    for place, step in STEPS.items():
        if "if" in step:  # what was seen is kept, even if it was wrong
            assert step["uses"].startswith("actions/upload-artifact@"), ids(place)
            assert step["if"] == "${{ !cancelled() }}"


def test_variables_have_their_values_from_the_workflow_alone() -> None:
    for part in (*WORKFLOWS.values(), *JOBS.values(), *STEPS.values()):
        given = part.get("env", {})
        assert given.items() <= VARIABLES.items()
    outputs = {place: job["outputs"] for place, job in JOBS.items() if "outputs" in job}
    assert outputs == {("publish", "address"): {"site": "${{ steps.pages.outputs.site }}"}}


def test_no_deployment_is_cancelled_and_only_what_passed_on_main_is_deployed() -> None:
    publish = WORKFLOWS["publish"]
    assert (
        publish["concurrency"]["cancel-in-progress"] == "${{ github.event_name == 'pull_request' }}"
    )
    deploy = publish["jobs"]["deploy"]
    assert deploy["concurrency"] == {"group": "pages", "cancel-in-progress": "false"}
    assert deploy["needs"] == "site"
    assert set(deploy["if"].strip("${} ").split(" && ")) == {
        "!cancelled()",
        "needs.site.result == 'success'",
        "github.event_name != 'pull_request'",
        "github.ref == 'refs/heads/main'",
    }
    deploying = [
        place for place in STEPS if STEPS[place].get("uses", "").startswith("actions/deploy")
    ]
    assert deploying == [("publish", "deploy", 0)]


def test_every_python_of_this_site_is_tried_on_every_system() -> None:
    jobs = WORKFLOWS["publish"]["jobs"]
    matrix = jobs["matrix"]["strategy"]["matrix"]
    assert matrix == {
        "system": ["ubuntu-latest", "macos-latest", "windows-latest"],
        "python": list(PYTHONS),
    }
    without_lock = [f"{each}t" for each in PYTHONS if version_of(each) >= (3, 14)]
    assert jobs["free-threaded"]["strategy"]["matrix"] == {**matrix, "python": without_lock}


DIFFERS = {
    "git diff --cached": "exit 1",
    "gh pr list": "echo 0",
    "gh api": "echo https://a.example/b/",
}
VALUES = {"MINUTES": "5", "PYTHON": "3.14", "SITE_URL": "https://a.example/b/"}
RESULTS = ("results/one/matrix.json", "results/two/matrix.json", "requirements/docs.txt")


def called_by(place: tuple[str, str, int], folder: Path, answers: dict[str, str]) -> Called:
    exists(folder, *RESULTS)
    return run_with_stubs(expanded(SCRIPTS[place], VALUES), folder, answers=answers)


@pytest.mark.parametrize("place", SCRIPTS, ids=ids)
def test_a_step_fails_if_a_command_of_it_fails(place: tuple[str, str, int], tmp_path: Path) -> None:
    whole = called_by(place, tmp_path, DIFFERS)
    assert whole.exit_code == 0
    assert whole.commands
    for number, command in enumerate(whole.commands):
        if command.startswith("git diff --cached"):  # it answers by its exit code
            continue
        broken = called_by(place, tmp_path, {command.replace("'", ""): "exit 3"} | DIFFERS)
        assert broken.exit_code != 0, f"{command}: failed, and the step went on"
        assert broken.commands == whole.commands[: number + 1]


INSTALLS = "python -m pip install --require-hashes --no-deps -r requirements/nox.txt"
EXPECTED = {
    ("publish", "matrix"): [INSTALLS, "nox -s matrix -- --pythons 3.14"],
    ("publish", "free-threaded"): ["python recorder/free_threading/run.py free-threaded.json"],
    ("publish", "audit"): [INSTALLS, "nox -s audit"],
    ("publish", "mutants"): [INSTALLS, "nox -s mutants -- --minutes 5"],
    ("publish", "address"): ["gh api repos/a/b/pages --jq .html_url"],
    ("publish", "site"): [
        INSTALLS,
        "nox -s lint",
        "nox -s pins -- --check",
        (
            "nox -s matrix -- --merge results/one/matrix.json results/two/matrix.json "
            "--machines 'Linux x86_64' 'macOS arm64' 'Windows AMD64'"
        ),
        "nox -s docs -- --fresh",
        "nox -s tests",
        "sudo apt-get update -qq",
        "sudo apt-get install -y -qq fonts-noto-cjk",
        "nox -s browser",
        "nox -s zensical",
        "nox -s browser -- --site build/zensical/site --few-pages -k 'not dark and not styles'",
    ],
    ("publish", "deploy"): [],
    ("pins", "choose"): [INSTALLS, "nox -s pins"],
    ("pins", "propose"): [
        "git add requirements",
        "git diff --cached --quiet",
        "git config user.name 'github-actions[bot]'",
        "git config user.email '41898282+github-actions[bot]@users.noreply.github.com'",
        "git switch --create pins",
        "git commit --message 'Choose the newest packages'",
        "gh auth setup-git",
        "git push --force origin pins",
        "gh pr list --head pins --state open --json number --jq length",
        (
            "gh pr create --head pins --base main --title 'Choose the newest packages' "
            "--body 'Made by the workflow Pins. Its gates are in the run of Publish on the branch "
            "pins.'"
        ),
        "gh workflow run publish.yml --ref pins",
    ],
}
"""What each job calls when its steps are run."""


def commands_of(job: tuple[str, str], folder: Path, answers: dict[str, str]) -> list[str]:
    places = [place for place in SCRIPTS if place[:2] == job]
    return [command for place in places for command in called_by(place, folder, answers).commands]


def test_each_job_calls_what_it_should(tmp_path: Path) -> None:
    assert {job: commands_of(job, tmp_path, DIFFERS) for job in JOBS} == EXPECTED


def test_nothing_is_proposed_if_nothing_is_newer_and_no_pull_request_is_opened_twice(
    tmp_path: Path,
) -> None:
    job = ("pins", "propose")
    assert commands_of(job, tmp_path, {}) == EXPECTED[job][:2]
    whole = commands_of(job, tmp_path, DIFFERS | {"gh pr list": "echo 1"})
    assert whole == [each for each in EXPECTED[job] if not each.startswith("gh pr create")]


GATE = (ROOT / ".ci" / "run").read_text(encoding="utf-8")
GATE_CALLS = [
    "apt-get update -qq",
    "apt-get install -y -qq chromium fonts-noto-cjk",
    "python3 -m venv TEMPORARY",
    "pip install --quiet --require-hashes --no-deps -r requirements/nox.txt",
    "nox -s matrix -- --sample",
    "nox -s docs -- --fresh",
    "nox -s tests",
    "nox -s lint",
    "nox -s pins -- --check",
    "nox -s browser",
    "nox -s zensical",
    "nox -s browser -- --site build/zensical/site --few-pages -k 'not dark and not styles'",
    "git status --short",
    "git status --short",
]


def run_the_gate(folder: Path, answers: dict[str, str] | None = None) -> Called:
    exists(folder, "project/.ci/run")
    (folder / "project" / ".ci" / "run").write_text(GATE)
    start = f"exec {BASH} project/.ci/run"
    return run_with_stubs(start, folder, missing=["chromium"], answers=answers)


def test_the_gate_calls_what_it_should(tmp_path: Path) -> None:
    called = run_the_gate(tmp_path)
    assert (called.exit_code, list(called.commands)) == (0, GATE_CALLS)


def test_every_step_of_the_gate_knows_that_it_counts(tmp_path: Path) -> None:
    """In CI nothing that lacks is skipped, and the Pythons that were installed are needed."""
    note = 'printf "%s|%s\\n" "${CI-}" "${PYTHONS_NEEDED-}" >> "$TMPDIR/settings"; '
    exists(tmp_path, "shared/tools/newest-pythons")
    (tmp_path / "shared" / "tools" / "newest-pythons").chmod(0o755)
    called = run_the_gate(tmp_path, answers={"nox": note})
    assert called.exit_code == 0
    seen = (tmp_path / "settings").read_text().splitlines()
    assert len(seen) == sum(each.startswith("nox ") for each in GATE_CALLS)
    assert {each.partition("|")[0] for each in seen} == {"true"}
    if os.getuid() == 0:  # else it installs none
        assert {each.partition("|")[2] for each in seen} == {" ".join(PYTHONS)}


@pytest.mark.parametrize("command", dict.fromkeys(GATE_CALLS[:-1]))
def test_the_gate_stops_where_a_step_fails(command: str, tmp_path: Path) -> None:
    begin = command.replace("'", "").removesuffix("TEMPORARY")
    broken = run_the_gate(tmp_path, {begin: "exit 3"})
    assert broken.exit_code != 0
    assert list(broken.commands) == GATE_CALLS[: GATE_CALLS.index(command) + 1]


def test_the_gate_is_red_if_something_was_left_in_the_tree(tmp_path: Path) -> None:
    assert run_the_gate(tmp_path, {"git status": "echo '?? left'"}).exit_code != 0


def test_what_is_published_has_passed_every_gate_that_the_script_has() -> None:
    def gates(commands: list[str]) -> list[str]:
        # One fills the matrix, one is given it; what needs no site may come first.
        own = ("nox -s matrix", "nox -s lint", "nox -s pins")
        return [each for each in commands if each.startswith("nox") and not each.startswith(own)]

    assert gates(EXPECTED["publish", "site"]) == gates(GATE_CALLS)
    for early in ("nox -s lint", "nox -s pins -- --check"):
        assert early in EXPECTED["publish", "site"]
        assert early in GATE_CALLS
