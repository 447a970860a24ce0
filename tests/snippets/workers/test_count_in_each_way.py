from tests.snippets.conftest import RunSnippet


def test_a_pool_follows_what_this_python_counts(run: RunSnippet) -> None:
    head, rows = run("workers/count_in_each_way").table
    assert head == ["Python is", "os.cpu_count()", "os.process_cpu_count()", "Workers of Pool()"]
    for name, cpus, usable, workers in rows:
        assert workers == (cpus if usable == "none" else usable), name
    counts = {name: (cpus, usable) for name, cpus, usable, _ in rows}
    if counts["left alone"][1] == "none":  # an older Python
        assert len(set(counts.values())) == 1
        return
    assert counts["bound to one CPU"] == (counts["left alone"][0], "1")
    assert counts["PYTHON_CPU_COUNT=3"] == counts["-X cpu_count=3"] == ("3", "3")
