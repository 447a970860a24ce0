"""What the command line says of its commands and options is what somebody held against them."""

from recorder.__main__ import parser

SAID = [
    "record --fresh: reuse nothing",
    "record --only: these snippets alone",
    "record --jobs: runs at a time, where they may overlap (default: %(default)s)",
    "record --full: use the large sizes",
    "record --no-timings: time no comparison",
    "time --full: use the large sizes",
    "clusters --store: write docs/clusters/ to commit",
    "render --full: use the large sizes",
    "matrix --fresh: reuse nothing",
    "matrix --only: these snippets alone",
    "matrix --jobs: runs at a time, where they may overlap (default: %(default)s)",
    "matrix --pythons: these versions alone",
    "matrix --machine: what to call this machine",
    "matrix --sample: run stale cells and a random tenth",
    "matrix --seed: of the sample",
    "matrix --for-tests: make the runs that tests read",
    "matrix --store: write docs/verdicts/ to commit",
    "matrix --merge: join results",
    "matrix --machines: list them",
    "record: Run what is not current for the pages, and write them.",
    "time: Time all comparisons afresh, as long as it takes, and nothing else.",
    "clusters: Run what is for several hosts, on hosts made here.",
    "render: Write what pages include from what is kept; run nothing.",
    "matrix: Run every snippet at every place, and judge it.",
]


def test_each_option_says_what_somebody_read() -> None:
    """Its words alone, since every Python lays them out in its own way."""
    (commands,) = (each for each in parser()._actions if isinstance(each.choices, dict))
    assert isinstance(commands.choices, dict)
    said = [
        f"{name} {'/'.join(option.option_strings)}: {option.help}"
        for name, command in commands.choices.items()
        for option in command._actions
        if option.dest != "help"
    ]
    said += [f"{each.dest}: {each.help}" for each in vars(commands)["_choices_actions"]]
    assert said == SAID
