from tests.snippets.conftest import RunSnippet


def test_the_parent_reads_what_workers_report_while_they_work(run: RunSnippet) -> None:
    assert run("managers/bake_and_tell").lines == [
        "parent, meanwhile: [('apple', 'in the oven'), ('plum', 'in the oven')]",
        "parent, at the end: [('apple', 'baked'), ('plum', 'baked')]",
    ]
