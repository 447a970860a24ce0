"""What one run notes, and that it is of the very bytes that ran."""

import json
import os
import platform
import time
from collections.abc import Callable
from pathlib import Path

import attrs
import pytest

from recorder.catalog.entries import METHODS, Entry, StartMethod, ToRun
from recorder.errors import AuthorError
from recorder.runs.execute import TRIES, Extra, execute, sanitized, shortened
from recorder.runs.interpreters import own_interpreter
from recorder.runs.machine import machine, usable_cpus
from recorder.runs.store import Asked, How, asked_for_page, load
from recorder.runs.terminal import Run, Suspended
from tests.recorder.conftest import HELLO, ROOT, script

OWN = own_interpreter()
ENTRY = Entry(name="demo/hello", run=ToRun(limit=20.0))
PATH = Path(ENTRY.path)


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    PATH.parent.mkdir(parents=True)
    PATH.write_text(HELLO)


def asked(how: How = "file", *arguments: str, entry: Entry = ENTRY, method: str = "") -> Asked:
    entry = attrs.evolve(entry, run=attrs.evolve(entry.run, args=arguments))
    page = asked_for_page(entry, OWN, full=False, how=how)
    return attrs.evolve(page, place=OWN.place(method)) if method else page


def output_of(body: str, how: How = "file", *arguments: str, method: str = "") -> str:
    PATH.write_text(script(body))
    kept = execute(asked(how, *arguments, method=method), OWN)
    assert kept.facts["fault"] is None, kept.facts
    return kept.output


def test_facts_and_output_are_kept() -> None:
    kept = execute(asked("file", "a", "b"), OWN)
    assert kept == load(asked("file", "a", "b"), OWN)
    facts = kept.facts
    assert kept.output == "hello\n"
    assert (facts["snippet"], facts["label"], facts["how"]) == ("demo/hello", "", "file")
    assert facts["command"] == "python snippets/demo/hello.py a b"
    assert facts["arguments"] == ["a", "b"]
    assert (facts["exit_code"], facts["fault"], facts["left_behind"]) == (0, None, [])
    assert 0 < facts["seconds"] < facts["limit_seconds"] == 20
    assert facts["python_version"] == platform.python_version()
    assert facts["python_implementation"] == platform.python_implementation()
    assert facts["usable_cpus"] == usable_cpus()
    assert {key: facts[key] for key in machine()} == machine()
    assert facts["start_method"] == OWN.start_methods[0]
    assert facts["packages"] == {}


def test_every_key_of_run_json_is_documented() -> None:
    execute(asked(), OWN)
    facts = json.loads((asked().folder / "run.json").read_bytes())
    text = (ROOT / "docs" / "en" / "about" / "recording.md").read_text(encoding="utf-8")
    assert [key for key in facts if f"| `{key}` |" not in text] == []


def test_output_is_seen_as_at_a_terminal_without_any_setting_of_python() -> None:
    body = (
        "print(sys.stdout.isatty(), os.get_terminal_size().columns)\n"
        'print(sorted(name for name in os.environ if name.startswith("PYTHON")))'
    )
    assert output_of(body) == "True 80\n[]\n"


def test_paths_of_this_machine_are_shortened() -> None:
    text = output_of('import json\njson.loads("")')
    assert 'File "snippets/demo/hello.py", line 6' in text
    assert f'File "lib/python{OWN.python}/json/' in text
    assert str(Path.cwd()) not in text


def test_a_path_that_merely_ends_like_one_of_this_machine_stays() -> None:
    here, library = Path.cwd(), OWN.library
    for before in ("/srv", "x", "..", "~", "-"):
        text = f"{before}{here}/a.py {before}{library}/b.py"
        assert shortened(text, OWN) == text
    for before in ("", '"', "(", "file://", "PATH=", " "):
        text = f"{before}{here}/a.py {before}{library}/b.py"
        assert shortened(text, OWN) == f"{before}a.py {before}lib/python{OWN.python}/b.py"


def test_blanks_at_the_end_of_lines_go_and_many_of_them_take_no_longer_than_other_signs() -> None:
    assert shortened("a \t\n  b\t\r\n \n\tc ", OWN) == "a\n  b\n\n\tc"
    seconds = {"x": [0.0] * 3, " ": [0.0] * 3}
    for number in range(3):
        for sign, took in seconds.items():
            text = sign * 60_000 + "end"
            begin = time.perf_counter()
            assert shortened(text, OWN) == text
            took[number] = time.perf_counter() - begin
    assert min(seconds[" "]) < 50 * min(seconds["x"])


def test_an_exit_code_a_signal_and_a_limit_are_told_apart() -> None:
    PATH.write_text(script("print('so far', flush=True)\neval(sys.argv[1])"))
    entry = attrs.evolve(ENTRY, run=ToRun(limit=2))
    ends = [
        ("sys.exit(3)", 3, "raises"),
        ("os.kill(os.getpid(), 9)", -9, "raises"),
        ("None", 0, "succeeds"),
        ("time.sleep(600)", None, "hangs"),
    ]
    for argument, code, outcome in ends:
        kept = execute(asked("file", argument, entry=entry if code is None else ENTRY), OWN)
        assert (kept.facts["exit_code"], kept.outcome, kept.output) == (code, outcome, "so far\n")


@pytest.mark.parametrize("method", METHODS)
def test_a_script_finds_the_default_start_method_of_its_place(method: str) -> None:
    body = (
        "import multiprocessing as mp\n"
        "if sys.argv[1] == 'chooses':\n    mp.set_start_method('spawn')\n"
        "print(mp.get_start_method(), sys.argv, __name__, __spec__, os.path.basename(__file__))"
    )
    for word, found in (("looks", method), ("chooses", "spawn")):
        expected = f"{found} ['snippets/demo/hello.py', '{word}'] __main__ None hello.py\n"
        assert output_of(body, "file", word, method=method) == expected


def test_a_labeled_run_that_chooses_its_method_alone_goes_without_the_launcher() -> None:
    PATH.write_text(script("import multiprocessing as mp\nprint(mp.get_start_method())"))
    default = OWN.start_methods[0]
    other: StartMethod = "spawn" if default == "fork" else "fork"
    for label, found in (("", other), ("of_its_own", default)):
        run = attrs.evolve(ENTRY.run, start_method=other)
        entry = attrs.evolve(ENTRY, label=label, run=run)
        assert execute(asked(entry=entry, method=other), OWN).output == f"{found}\n"


def test_a_module_and_a_copy_alone_in_a_folder_are_run_as_what_they_are() -> None:
    body = "print(__spec__ and __spec__.name, sys.argv[1:], os.listdir())\nprint(__file__)"
    module = "snippets.demo.hello ['x'] ['snippets', 'build']\nsnippets/demo/hello.py\n"
    shown = output_of(body, "module", "x").replace("['build', 'snippets']", "['snippets', 'build']")
    assert shown in (module, module.replace(", 'build'", ""))
    assert output_of(body, "alone", "x").splitlines()[0] == "None ['x'] ['hello.py']"
    assert output_of("1 / 0", "alone").splitlines()[1].strip().startswith('File "hello.py", line')


def test_what_is_no_text_and_what_is_too_much_is_a_fault() -> None:
    PATH.write_text(script("eval(sys.argv[1])"))
    faults = {
        "sys.stdout.buffer.write(b'caf\\xe9\\n')": "printed byte 0xe9 at offset 3, which is not",
        "print('x' * 3_000_000)": "printed more than 1,000,000 bytes; print less",
    }
    for argument, fault in faults.items():
        kept = execute(asked("file", argument), OWN)
        assert kept.facts["fault"].startswith(fault)


def test_signs_that_no_page_can_show_are_replaced() -> None:
    assert sanitized("a\tb\nc π ✓ 🐍") == "a\tb\nc π ✓ 🐍"
    assert sanitized("\0\x07\x1b[31m\x0b\x0c\r\x1f\x7f") == "␀␇␛[31m␋␌␍␟␡"
    assert sanitized("\x80\x85\x9b31m\u2028\u2029") == r"\x80\x85\x9b31m\u2028\u2029"
    turning = "\u061c\u200e\u200f\u202a\u202e\u2066\u2069\ufeff"
    unseen = "\xa0\xad\u200b\u2060\U000e0041"
    assert sanitized(turning + unseen) == ascii(turning + unseen)[1:-1]
    every = "".join(map(chr, range(0x3000)))
    assert sanitized(every).split("\n") == sanitized(every).splitlines()


def test_lines_end_alike_and_without_spaces() -> None:
    assert output_of("print('a  \\r')\nprint('b \\t')\nprint('c\\rd')") == "a\nb\nc␍d\n"


Script = Callable[[int], object]


def runner(*during: Script) -> Callable[[list[str], ToRun, Path | None], tuple[Run, Extra]]:
    """Return a runner that does these things, one in each run, and prints how many runs it made."""
    made: list[int] = []

    def run(command: list[str], how: ToRun, folder: Path | None) -> tuple[Run, Extra]:
        made.append(1)
        if len(made) <= len(during):
            during[len(made) - 1](len(made))
        return Run(f"run {len(made)}\n".encode(), 0, 0.1, ()), {}

    return run


def edit_and_undo(_: int) -> None:
    before = PATH.read_bytes()
    PATH.write_bytes(before.replace(b"hello", b"EDITED"))
    time.sleep(0.01)
    PATH.write_bytes(before)


def edit(number: int) -> None:
    PATH.write_text(f"{HELLO}# {number}\n")


def suspend(_: int) -> None:
    raise Suspended


@pytest.mark.parametrize("event", [edit, edit_and_undo, suspend])
def test_a_run_during_which_something_happened_is_made_again(event: Script) -> None:
    kept = execute(asked(), OWN, runner(event, event))
    assert kept.output == "run 3\n"
    assert load(asked(), OWN) == kept


def test_a_file_that_was_only_touched_is_run_again_too() -> None:
    kept = execute(asked(), OWN, runner(lambda _: os.utime(PATH, (1, 1))))
    assert kept.output == "run 2\n"


@pytest.mark.parametrize("event", [edit, suspend])
def test_what_never_rests_is_told_of_and_not_kept(event: Script) -> None:
    with pytest.raises(AuthorError, match=r"snippets/demo/hello\.py: changed while it ran, or"):
        execute(asked(), OWN, runner(*[event] * TRIES))
    assert load(asked(), OWN) is None
    assert not asked().folder.exists()


def test_a_snippet_that_appends_to_its_own_file_is_named() -> None:
    PATH.write_text(script("with open(__file__, 'a') as file:\n    file.write('# more\\n')"))
    with pytest.raises(AuthorError, match=r"hello\.py: changed .*does it write to its own file"):
        execute(asked(), OWN)
    assert PATH.read_text().count("\n# more") == TRIES
    assert load(asked(), OWN) is None


def test_a_snippet_that_deletes_its_own_file_is_named() -> None:
    PATH.write_text(script("os.remove(__file__)"))
    with pytest.raises(AuthorError, match=r"snippets/demo/hello\.py: could not be read: No such"):
        execute(asked(), OWN)


def test_an_edit_after_the_run_makes_it_outdated() -> None:
    execute(asked(), OWN)
    PATH.write_text(HELLO.replace("hello", "edited"))
    assert load(asked(), OWN) is None
    assert execute(asked(), OWN).output == "edited\n"


def test_the_method_that_a_run_chooses_is_the_one_that_is_noted() -> None:
    entry = attrs.evolve(ENTRY, run=ToRun(start_method="forkserver"))
    before = execute(asked(), OWN)
    assert before.facts["start_method"] == OWN.start_methods[0]
    assert load(asked(entry=entry), OWN) is None
    assert execute(asked(entry=entry), OWN).facts["start_method"] == "forkserver"
