"""What the catalog may say, and how it is told where it is wrong."""

from pathlib import Path

import pytest

from recorder.catalog.entries import METHODS, Outcome, Place
from recorder.catalog.load import RESERVED, load_catalog, names_given
from recorder.errors import AuthorError

HELLO = '[[snippet]]\nname = "demo/hello"\n'
HELLO_RUN = '{ snippet = "demo/hello" }'
NAMED_RUN = '{ name = "b", snippet = "demo/hello" }'
CATALOG = "snippets/catalog.toml"


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("snippets").mkdir()


def refused(content: str | bytes) -> str:
    """Write a catalog, check that it is refused, and return why."""
    Path(CATALOG).write_bytes(content.encode() if isinstance(content, str) else content)
    with pytest.raises(AuthorError) as caught:
        load_catalog()
    return str(caught.value)


def test_entries_stand_in_the_order_of_the_file_with_their_lines() -> None:
    Path(CATALOG).write_text(f'{HELLO}\n[[snippet]]\nname = "demo/two"\nlimit = 2\n')
    entries = load_catalog().entries
    assert [(entry.id, entry.line) for entry in entries] == [("demo/hello", 1), ("demo/two", 4)]
    assert entries[1].run.limit == 2


def test_what_stands_elsewhere_in_the_file_is_the_same() -> None:
    """A run, a timing or an entry of the index that was moved is not another one."""
    others = f'[[comparison]]\nid = "demo/c"\nruns = [{HELLO_RUN}]\n'
    others += '[[failure]]\nid = "x"\nsymptom = "an error"\nquoted = ["no"]\nwhere = "y"\n'
    Path(CATALOG).write_text(HELLO + others)
    first = load_catalog()
    Path(CATALOG).write_text(f"# moved\n{HELLO}{others}")
    moved = load_catalog()
    for kind in ("entries", "comparisons", "failures"):
        (before,), (after,) = getattr(first, kind), getattr(moved, kind)
        assert after.line == before.line + 1
        assert before == after


@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_lines_may_end_as_they_do_on_any_system(end: str) -> None:
    text = f'# catalog{end}[[snippet]]{end}name = "demo/hello"{end}expct = 1{end}'
    assert f"{CATALOG}:4: unknown key 'expct' in snippet 1" in refused(text)


def test_a_run_under_each_method_stands_for_three_more() -> None:
    Path(CATALOG).write_text(f'{HELLO}args = ["3"]\neach_start_method = true\n')
    _, *others = load_catalog().entries
    assert [entry.id for entry in others] == [f"demo/hello.{method}" for method in METHODS]
    assert [entry.run.args for entry in others] == [("3", method) for method in METHODS]
    assert [entry.methods for entry in others] == [(method,) for method in METHODS]
    assert [entry.run.needs.system for entry in others] == ["POSIX", None, "POSIX"]


def test_the_first_name_of_a_place_that_fits_counts_and_inherits_nothing() -> None:
    Path(CATALOG).write_text(
        f'{HELLO}expect = "raises"\nexception = "ValueError"\nmessage = "no"\n'
        'explained = "a.md#b"\n'
        'under = { "fork >=3.12" = { expect = "hangs" }, fork = {}, Darwin = { output = "any" } }\n'
    )
    (entry,) = load_catalog().entries
    for place, expected in {
        ("fork", "3.12", "Darwin"): Outcome(expect="hangs"),
        ("fork", "3.11", "Darwin"): Outcome(),
        ("spawn", "3.12", "Darwin"): Outcome(output="any"),
        ("spawn", "3.12", "Linux"): Outcome(expect="raises", exception="ValueError", message="no"),
    }.items():
        assert entry.outcome(Place(*place)) == expected, place


@pytest.mark.parametrize(
    ("entry", "expected"),
    [
        ('expct = "raises"', ":3: unknown key 'expct' in snippet 1; correct or remove it"),
        ("limit = true", ":3: expected float, got True"),
        ('message = "("', ":1: message '(' of 'demo/hello' is no pattern"),
        ('ctrl_c_after = "so far"', ":1: 'demo/hello' has ctrl_c_after; say needs"),
        ('limit = "5"', ":3: expected float, got '5'"),
        ("side_by_side = 1", ":3: expected bool, got 1"),
        ('order = "random"', ":3:"),
        ("args = [3]", ":3: expected str, got 3"),
        ('args = "300"', ":3: expected a list, got '300'"),
        ('args = ["a\\nb"]', ":3: 'a\\nb' holds a control character"),
        ('args = ["a\\u0000b"]', ":3: 'a\\x00b' holds a control character"),
        ('args = ["a\\u2028b"]', ":3: 'a\\u2028b' holds a control character"),
        ('args = ["a\\u007fb"]', ":3: 'a\\x7fb' holds a control character"),
        ("needs = 3", ":3:"),
        ("needs = { packages = [3] }", ":3: expected str, got 3"),
        ("needs = { pakages = [] }", ":1: unknown key 'pakages' in snippet 1"),
        ("each_timeline = 'fork'", ":3: expected a list, got 'fork'"),
        ("needs = { packages = 'numpy' }", ":3: expected a list, got 'numpy'"),
        ('expect = "raises"', ":1: 'demo/hello' raises; say which `exception`"),
        ('under = { frok = { expect = "hangs" } }', ":1: `under` of 'demo/hello' says 'frok'"),
        ('under = { "" = { expect = "hangs" } }', ":1: `under` of 'demo/hello' says ''"),
        ('under = { "<=3.14" = {} }', ":1: `under` of 'demo/hello' says '<=3.14'"),
        ('under = { fork = { output = "any" } }', "in `explained` which section tells why"),
        ("limit = 0", ":1: limit = 0 of 'demo/hello'; use seconds above 0"),
        ("limit = -5", ":1: limit = -5 of"),
        ("limit = inf", ":1: limit = inf of"),
        ("limit = nan", ":1: limit = nan of"),
        ("limit = 1e32", ":1: limit = 1e+32 of"),
        ("limit = 3600.5", ":1: limit = 3600.5 of 'demo/hello'; use seconds above 0, 3600 at most"),
        (f"limit = 1{'0' * 5000}", f"{CATALOG}: not valid TOML"),
        ("timeline = true\naxis = 'alone'", ":1: no other figure has axis = 'alone' of"),
        ("since = '3.x'", ":1: since = '3.x' of 'demo/hello'; use a version such as '3.14'"),
        ("timeline = true\nno_timeline = 'too short'", ":1: 'demo/hello' has a timeline and"),
        ('each_timeline = ["fork"]', ":1: 'demo/hello' has each_timeline without"),
        ("each_start_method = true\nlabel = 'more'", "has a label and each_start_method"),
        ("changes = 'demo/no'", "`changes` of 'demo/hello' names no other snippet: 'demo/no'"),
        ("changes = 'demo/hello'", "`changes` of 'demo/hello' names no other snippet"),
        ("listing = 'gone'", ":3:"),
        ("excerpt = [1]", ":1: excerpt = [1] of 'demo/hello'; use two numbers of lines"),
        ("excerpt = [1, -1]", ":1: excerpt = [1, -1] of"),
        ("values = { Got = '(x)' }", "names 'Got'; use a name like 'two_words'"),
        ("values = { got = 'x' }", "pattern 'x' of 'demo/hello' has not one group"),
        ("values = { got = '(x' }", "pattern '(x' of 'demo/hello': missing ), unterminated"),
        ("bars = { name = ['a'], value = 'b' }", "'demo/hello' has bars and no table; say `table`"),
        ("bars = { value = 'b' }", ":"),
        (f"limit = 0x{'f' * 5000}", ":3: a number beyond 1,000,000,000 in snippet 1"),
        (f"args = [0x{'f' * 5000}]", ":3: expected str, got a int"),
        (f"excerpt = [0x{'f' * 5000}, 1]", ":3: a number beyond 1,000,000,000"),
        (f"args = {'[' * 90}{']' * 90}", ":3: expected str, got [["),
        (f"args = {'[' * 5000}{']' * 5000}", ": not valid TOML"),
        (f"args = ['{'x' * 1001}']", "and so on: more than 1000 characters"),
        (f"label = '{'a' * 61}'", ":3: label = "),
        ('args = ["a\\u202eb"]', ":3: 'a\\u202eb' holds a control character"),
        ('args = ["\\u2066"]', ":3: '\\u2066' holds a control character"),
        ('under = { ">=3.1234" = {} }', ":1: `under` of 'demo/hello' says '>=3.1234'"),
        ('under = { ">=3.٣" = {} }', ":1: `under` of 'demo/hello' says '>=3.٣'"),
        (f"since = '3.{'9' * 900}'", "; use a version such as '3.14'"),
        ("since = '3.٣'", "; use a version such as '3.14'"),
        ("table = 'instead'\nbars = { name = [], value = 'b' }", "bars of 'demo/hello' have no na"),
        ("[[snipet]]", "unknown table 'snipet'; correct or remove it"),
        ("name =", f"{CATALOG}: not valid TOML"),
        ('name = "demo/again"', "(at line 3, column"),
        (HELLO, ":3: 'demo/hello' stands here twice; remove one or label it"),
    ],
)
def test_a_fault_of_a_snippet_is_told_with_its_line(entry: str, expected: str) -> None:
    message = refused(f"{HELLO}{entry}\n")
    assert message.startswith(CATALOG)
    assert expected in message


@pytest.mark.parametrize(
    ("comparison", "expected"),
    [
        ('runs = [{ snippet = "demo/no" }]', "no snippet is called 'demo/no'"),
        (f"rounds = 1\nruns = [{HELLO_RUN}]", "1 rounds show no spread"),
        ('runs = [{ snippet = "demo/hello", within = "Pool" }]', "'hello.py' calls nothing; name"),
        ('runs = [{ snippet = "demo/hello", sweep = true }]', "'hello.py' has a sweep and no pool"),
        ('runs = [{ snippet = "demo/hello", work = 0 }]', "'hello.py' does no work"),
        ('runs = [{ snippet = "demo/hello", work = inf }]', "'hello.py' does no work"),
        ("runs = []", "it times nothing"),
        ('per = "x"\nruns = [{ snippet = "demo/hello", full_work = 0 }]', "does no work; use num"),
        ('runs = [{ snippet = "demo/hello", parts = 0 }]', "'hello.py' has parts = 0; use a num"),
        (f"rounds = 1001\nruns = [{HELLO_RUN}]", "1001 rounds never end; use 1000 at most"),
        (f"rounds = {10**12}\nruns = [{HELLO_RUN}]", "a number beyond 1,000,000,000"),
        (f'sizes = ["1", "1"]\nruns = [{HELLO_RUN}]', "a size stands twice in ['1', '1']"),
        (f'full_sizes = ["1", "1"]\nruns = [{HELLO_RUN}]', "a size stands twice"),
        ("runs = 3", "expected a list, got 3"),
        ("runs = [3]", ""),
        ('runs = [{ snippet = "demo/hello", args = "3" }]', "expected a list, got '3'"),
        ("rounds = 7.5\nruns = []", "expected int, got 7.5"),
        (f"line = 3\nruns = [{HELLO_RUN}]", "unknown key 'line' in comparison 1"),
        (f"runs = [{HELLO_RUN}, {HELLO_RUN}]", "two runs are called 'hello.py'; give each a"),
        (f'against = ["no"]\nruns = [{HELLO_RUN}]', "`against` names 'no', but no run is called"),
        (f'sizes = ["1"]\ncopies = true\nruns = [{HELLO_RUN}]', "`sizes` go with no copies"),
        (f'bars = "lines"\nruns = [{HELLO_RUN}]', ""),
        (
            f'bars = "speedups"\nagainst = ["b"]\nruns = [{HELLO_RUN}, {NAMED_RUN}]',
            "`bars` compare with the first run; name it in `against`, too",
        ),
        (f'bars = "times"\nsizes = ["1"]\nruns = [{HELLO_RUN}]', "`sizes` have no bars"),
        (f"copies = true\nruns = [{HELLO_RUN}]", "copies are made of the first run's function"),
    ],
)
def test_a_fault_of_a_comparison_is_told_with_its_line(comparison: str, expected: str) -> None:
    message = refused(f'{HELLO}[[comparison]]\nid = "demo/x"\n{comparison}\n')
    assert message.startswith((f"{CATALOG}:3: ", f"{CATALOG}:5: "))
    assert expected in message


@pytest.mark.parametrize(
    ("failure", "expected"),
    [
        ("id = 3", ":4: expected str, got 3 in failure 1"),
        ('id = "../x"', "failure '../x' is not called like 'two-words'"),
        (f'id = "{"a" * 61}"', "is not called like 'two-words'"),
        ('id = "x"', "failure 'x' names no run; then say in `quoted` what it prints"),
        ('id = "x"\nquoted = ["y"]', "failure 'x' names no run; then say in `quoted`"),
        ('id = "x\\n"', ":4: 'x\\n' holds a control character"),
        ('id = "x"\nquoted = [" "]\nwhere = "y"', "failure 'x' quotes an empty message"),
        ('id = "x"\nthreads = ["../..#1"]', "thread '../..#1' is not like 'owner/name#12'"),
        ('id = "x"\nthreads = ["a/b#0"]', "thread 'a/b#0' is not like"),
        ('id = "x"\nthreads = ["a/b#1)x("]', "thread 'a/b#1)x(' is not like"),
        (f'id = "x"\nthreads = ["a/b#{"1" * 900}"]', "is not like 'owner/name#12'"),
        ('id = "x"\nfails = "../x"', "fails = '../x' is no run of this catalog"),
    ],
)
def test_a_fault_of_a_failure_is_told_with_its_line(failure: str, expected: str) -> None:
    message = refused(f'{HELLO}[[failure]]\nsymptom = "an error"\n{failure}\n')
    assert message.startswith((f"{CATALOG}:3: ", f"{CATALOG}:5: ", f"{CATALOG}:4: "))
    assert expected.replace(":4:", ":5:") in message


HOSTILE = [
    "",
    ".",
    "..",
    "demo",
    "../../docs",
    "../..",
    "demo/..",
    "demo/../x",
    "a/b/c",
    "/etc/x",
    "/etc",
    "demo/",
    "demo/x.y",
    "demo\\\\x",
    "demo/x y",
    "Demo/X",
    "demo/x\\n",
    ".git/config",
]
"""What no id may be: it would leave its folder, or lie in the folder of another."""


@pytest.mark.parametrize("name", HOSTILE)
def test_a_name_that_is_no_topic_and_file_is_refused(name: str) -> None:
    message = refused(f'[[snippet]]\nname = "{name}"\n')
    assert message.startswith(f"{CATALOG}:2: name = ")
    assert "is not like 'topic/verb_object' in snippet 1" in message


@pytest.mark.parametrize("name", HOSTILE)
def test_an_id_that_is_no_topic_and_words_is_refused(name: str) -> None:
    message = refused(f'{HELLO}[[comparison]]\nid = "{name}"\nruns = [{HELLO_RUN}]\n')
    assert message.startswith(f"{CATALOG}:4: id = ")
    assert "is not like 'topic/two_words' in comparison 1" in message


@pytest.mark.parametrize("label", ["", "..", "../x", "a/b", "a.b", "A", "x y", *RESERVED])
def test_a_label_that_is_no_word_or_taken_is_refused(label: str) -> None:
    assert refused(f'{HELLO}label = "{label}"\n').startswith(f"{CATALOG}:3: label = ")


@pytest.mark.parametrize("key", ["name", "id"])
def test_what_has_no_name_is_refused(key: str) -> None:
    kind = {"name": "snippet", "id": "comparison"}[key]
    assert f"{key} = None is not like" in refused(f"[[{kind}]]\n")


@pytest.mark.parametrize("label", ["new", "old"])
def test_no_label_is_dangerous(label: str) -> None:
    Path(CATALOG).write_text(f'{HELLO}{HELLO}label = "{label}"\n')
    assert [entry.id for entry in load_catalog().entries] == ["demo/hello", f"demo/hello.{label}"]


def test_a_comparison_called_like_a_snippet_is_refused() -> None:
    message = refused(f'{HELLO}[[comparison]]\nid = "demo/hello"\nruns = [{HELLO_RUN}]\n')
    assert f"{CATALOG}:3: 'demo/hello' is a snippet's name; choose another id" in message


def test_two_comparisons_of_one_name_are_refused() -> None:
    one = f'[[comparison]]\nid = "demo/x"\nruns = [{HELLO_RUN}]\n'
    message = refused(HELLO + one + one)
    assert f"{CATALOG}:3: 'demo/x' stands here twice; rename one" in message
    assert f"{CATALOG}:6: 'demo/x' stands here twice; rename one" in message


@pytest.mark.parametrize("kind", ["snippet", "comparison"])
@pytest.mark.parametrize("text", ["[{}]\nname = 'demo/x'", "{} = 3", "{} = ['demo/x']"])
def test_a_table_with_one_bracket_is_told_to_have_two(kind: str, text: str) -> None:
    assert f"{CATALOG}: write [[{kind}]], with two brackets" in refused(text.format(kind))


def test_all_faults_are_told_at_once() -> None:
    message = refused(f'{HELLO}limt = 3\n[[snippet]]\nname = "demo"\nargs = [1]\n')
    assert [line.split(": ")[0] for line in message.splitlines()] == [
        f"{CATALOG}:3",
        f"{CATALOG}:5",
        f"{CATALOG}:6",
    ]


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (b"\xef\xbb\xbf" + HELLO.encode(), ":1: starts with a byte order mark; save it as UTF-8"),
        (HELLO.encode("utf-16"), ":1: starts with a byte order mark; save it as UTF-8"),
        (HELLO.encode("utf-16-be"), ": not valid TOML"),
        (HELLO.encode() + b"# caf\xe9\n", ":3: not UTF-8; save it as UTF-8"),
        (b"\x00", ": not valid TOML"),
        (b"x = " + b"[" * 100_000, ": not valid TOML"),
    ],
)
def test_a_file_that_is_no_text_is_refused(content: bytes, expected: str) -> None:
    assert refused(content).startswith(f"{CATALOG}{expected}")


def test_a_missing_catalog_is_told_of() -> None:
    with pytest.raises(AuthorError, match=r"snippets/catalog\.toml: the catalog is missing; creat"):
        load_catalog()


def test_a_folder_in_place_of_the_catalog_is_told_of() -> None:
    Path(CATALOG).mkdir()
    with pytest.raises(AuthorError, match=r"snippets/catalog\.toml: could not be read"):
        load_catalog()


def test_names_on_a_command_line_may_be_paths() -> None:
    known = {"demo/hello", "demo/two"}
    assert names_given(["snippets/demo/hello.py", "demo/two"], known) == known
    with pytest.raises(AuthorError, match="no entry is called demo/helo"):
        names_given(["demo/helo", "demo/two"], known)
