from tests.snippets.conftest import RunSnippet


def test_each_child_fills_its_record_and_the_total_has_all(run: RunSnippet) -> None:
    assert run("shared_memory/share_records").lines == [
        "2 stops, 5.0 km",
        "3 stops, 7.5 km",
        "4 stops, 10.0 km",
        "total: 9 stops, 22.5 km",
    ]
