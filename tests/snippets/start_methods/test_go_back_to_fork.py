from tests.snippets.conftest import ROOT, RunSnippet


def test_forked_workers_have_the_name(run: RunSnippet) -> None:
    assert run("start_methods/go_back_to_fork").lines == ["[1, 2, 2]"]


def test_it_differs_in_the_start_method_alone() -> None:
    bodies = [
        (ROOT / "snippets" / "start_methods" / f"{name}.py").read_text("utf-8").partition("\n")[2]
        for name in ("define_under_the_guard", "go_back_to_fork")
    ]
    assert bodies[0].replace('"forkserver"', '"fork"') == bodies[1]
    assert bodies[0] != bodies[1]
