import subprocess
import sys

from tests.snippets.conftest import RunSnippet


def test_the_second_choice_fails_even_if_it_is_the_same(run: RunSnippet) -> None:
    seen = run("start_methods/set_the_method_twice")
    assert seen.lines[0] == "parent: chose spawn, calls the library"
    assert seen.lines[-1] == "RuntimeError: context has already been set"
    assert "in call_a_library" in seen.text
    assert "child: hello" not in seen.lines


def test_force_makes_a_second_choice() -> None:
    script = (
        "from multiprocessing import *; first = get_all_start_methods()[-1]; "
        "set_start_method(first); print(first == get_start_method()); "
        "set_start_method('spawn', force=True); print(get_start_method())"
    )
    done = subprocess.run([sys.executable, "-c", script], stdout=subprocess.PIPE, check=True)
    assert done.stdout.split() == [b"True", b"spawn"]
