from tests.snippets.conftest import RunSnippet


def test_the_late_task_alone_prints_where_it_stands(run: RunSnippet) -> None:
    lines = run("inside/dump_when_late").lines
    assert lines[0] == "parent: east answers"
    assert lines[-1] == "parent: no answer from west"
    assert lines.count("Timeout (0:00:00.500000)!") == 1
    calls = [line for line in lines if 'dump_when_late.py"' in line]
    assert calls[0].endswith(" in ask")
    assert calls[1].endswith(" in watch")
    first, last = lines.index(calls[0]), lines.index(calls[1])
    assert lines[first - 3].endswith("(most recent call first):")
    assert all("threading.py" in line for line in lines[first - 2 : first])
    assert "multiprocessing/pool.py" in lines[last + 1].replace("\\", "/")
