"""What a page shows of a run: its output as it was, how it ended, and where it was made."""

import math
import platform
import re

import attrs
import pytest

from recorder.catalog.load import Catalog
from recorder.outputs import on_pages
from recorder.runs.interpreters import own_interpreter
from recorder.runs.machine import usable_cpus
from tests.recorder.conftest import HELLO, Project, script

UNINDEXED = 'data-search-exclude="true"'
SAY_ARGUMENTS = HELLO.replace('print("hello")', "import sys; print(sys.argv[1:])")


def recorded(project: Project, *options: str) -> None:
    done = project.record_here(*options)
    assert (done.returncode, done.stderr) == (0, "")


def test_an_output_stands_below_its_command_and_above_its_circumstances(project: Project) -> None:
    project.add("demo/hello", SAY_ARGUMENTS, entry='args = ["a", "b"]')
    recorded(project)
    fragment = project.fragment("runs/demo/hello")
    command = "$ python snippets/demo/hello.py a b"
    head = f'```{{ .console data-copy="{command.removeprefix("$ ")}" {UNINDEXED} }}'
    assert fragment.startswith(f"{head}\n{command}\n['a', 'b']\n```\n")
    last, mark = fragment.rstrip().splitlines()[-2:]
    assert mark == f"{{ .circumstances {UNINDEXED} }}"
    assert re.fullmatch(r"[\d.]+ m?s", last)


@pytest.mark.parametrize(
    ("printed", "indexed"),
    [
        ("ValueError: Pool not running", True),
        ("multiprocessing.pool.MaybeEncodingError: Error sending result", True),
        ("RuntimeError:", True),
        ("ValueErrors happen", False),
        ("parent: got a ValueError", False),
        ("hello", False),
    ],
)
def test_the_search_knows_an_output_by_the_message_that_stands_in_it(
    project: Project, printed: str, indexed: bool
) -> None:
    project.add("demo/hello", script(f"print({printed!r})"))
    recorded(project)
    head = project.fragment("runs/demo/hello").partition("\n")[0]
    assert (UNINDEXED in head) != indexed


def test_the_foot_of_a_page_says_where_everything_was_run(project: Project) -> None:
    project.add("demo/hello")
    recorded(project)
    foot = project.fragment("circumstances")
    own = own_interpreter()
    assert f"on CPython {own.version} · {platform.system()} {platform.release()} · " in foot
    cpus = usable_cpus()
    assert f" · {cpus} usable CPU{'s' if cpus > 1 else ''} · {own.start_methods[0]} as" in foot


def test_the_foot_names_whichever_start_method_is_the_default(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    other = attrs.evolve(own_interpreter(), start_methods=("forkserver", "spawn", "fork"))
    monkeypatch.setattr(on_pages, "own_interpreter", lambda: other)
    foot = on_pages.fragments(Catalog(entries=()), full=False)["circumstances.md"]
    assert " · forkserver as the default start method." in foot


def test_only_a_method_that_a_run_chose_by_itself_stands_below_it(project: Project) -> None:
    source = script("multiprocessing.set_start_method('spawn')")
    project.add("demo/usual")
    project.add("demo/own", f"import multiprocessing\n{source}", 'start_method = "spawn"')
    recorded(project)
    assert "\nunder spawn · " in project.fragment("runs/demo/own")
    assert "under" not in project.fragment("runs/demo/usual")


COUNT = script("for n in range(30): print('line', n)")


@pytest.mark.parametrize(
    ("entry", "first", "last", "left_out"),
    [("", 8, 6, 16), ("excerpt = [2, 0]", 2, 0, 28), ("excerpt = [0, 1]", 0, 1, 29)],
)
def test_a_long_output_is_cut_in_the_middle_and_whole_below(
    project: Project, entry: str, first: int, last: int, left_out: int
) -> None:
    project.add("demo/hello", COUNT, entry)
    recorded(project)
    above, _, below = project.fragment("runs/demo/hello").partition(
        '??? note repeated "All 30 lines"'
    )
    lines = [f"line {n}" for n in range(30)]
    shown = [*lines[:first], f"[… {left_out} lines …]", *lines[30 - last :]]
    assert above.split("```")[1].splitlines()[2:] == shown
    assert [line.strip() for line in below.splitlines() if "line " in line] == lines


@pytest.mark.parametrize("entry", ["excerpt = [15, 14]", "excerpt = [30, 30]"])
def test_an_output_of_which_hardly_a_line_would_go_stays_whole(
    project: Project, entry: str
) -> None:
    project.add("demo/hello", COUNT, entry)
    recorded(project)
    assert "lines" not in project.fragment("runs/demo/hello")


def test_a_value_of_an_output_stands_alone_for_a_sentence(project: Project) -> None:
    printed = script("print('got 146052 of 400000 *x*, 0012345, 7')")
    values = "{ got = 'got (\\d+)', odd = '(\\*x\\*)', zeros = ', (0\\d+)', few = ', (\\d)$' }"
    project.add("demo/hello", printed, f"values = {values}")
    recorded(project)
    found = {key: project.fragment(f"values/demo/hello/{key}") for key in ("got", "odd", "few")}
    assert found == {"got": "146,052", "odd": "&#42;x&#42;", "few": "7"}
    assert project.fragment("values/demo/hello/zeros") == "0012345"


def test_a_value_that_is_not_there_is_refused_by_name(project: Project) -> None:
    project.add("demo/hello", entry="values = { got = 'got (\\d+)' }")
    done = project.record_here()
    assert done.returncode == 1
    assert done.stderr.startswith("snippets/demo/hello.py: its output holds nothing like")


def test_a_value_that_took_no_part_in_what_was_found_is_refused(project: Project) -> None:
    project.add("demo/hello", script("print('got')"), "values = { got = 'got(\\d)?' }")
    done = project.record_here()
    assert done.returncode == 1
    assert done.stderr.startswith(r"snippets/demo/hello.py: the group in 'got(\\d)?' took no part")


def test_an_error_outside_of_the_excerpt_is_not_found_by_the_search(project: Project) -> None:
    """A reader who searches for a message finds where it is shown."""
    body = ["for n in range(30):", "    print(n)", "raise KeyError('lost')"]
    for name, excerpt, is_shown in (("seen", "[2, 2]", True), ("unseen", "[5, 0]", False)):
        project.add(
            f"demo/{name}",
            script("\n".join(body)),
            f'expect = "raises"\nexception = "KeyError"\nexcerpt = {excerpt}',
        )
        recorded(project)
        shown = project.fragment(f"runs/demo/{name}").partition("??? note")[0]
        assert (
            "data-search-exclude" not in shown.partition("```")[2].partition("\n")[0]
        ) is is_shown


TABLE = script("print('size  way  time\\n1,000  pipe  1.5 ms\\n10  queue  20 µs')")
BARS = 'table = "instead"\nbars = { name = ["way", "size"], value = "time"'


def test_a_printed_column_becomes_bars(project: Project) -> None:
    project.add("demo/hello", TABLE, f"{BARS} }}")
    recorded(project)
    drawn = project.fragment("runs/demo/hello.bars")
    names = re.findall(r'bars-name">(.*?)</span>.*?width="([\d.]+)%".*?value">(.*?)<', drawn)
    assert names == [("pipe, 1,000", "100.0", "1.5 ms"), ("queue, 10", "1.33", "20 µs")]
    assert "logarithmic" not in drawn


@pytest.mark.parametrize(
    ("cell", "log"), [("0", "true"), ("-1", "true"), ("nan", "false"), ("inf", "false")]
)
def test_a_value_that_has_no_bar_is_refused_by_name(project: Project, cell: str, log: str) -> None:
    bars = f'table = "elsewhere"\nbars = {{ name = ["a"], value = "b", log = {log} }}'
    project.add("demo/bars", script(f"print('a  b\\nx  {cell}\\ny  3')"), bars)
    done = project.record_here()
    assert done.returncode == 1
    assert f"snippets/demo/bars.py: '{cell}' is no number that has a bar" in done.stderr


def test_a_logarithmic_axis_begins_at_the_power_of_ten_below(project: Project) -> None:
    project.add("demo/hello", TABLE, f"{BARS}, log = true }}")
    recorded(project)
    drawn = project.fragment("runs/demo/hello.bars")
    found = re.findall(r'"bars-bar" [^>]*width="([\d.]+)%"', drawn)
    widths = [float(each) for each in found]
    # 20 µs and 1.5 ms on an axis from 10 µs to 1.5 ms, with a line at 100 µs and at 1 ms.
    scale = math.log(150)
    assert widths == [100.0, pytest.approx(100 * math.log(2) / scale, abs=0.01)]
    lines = [float(each) for each in re.findall(r'<line [^>]*x1="([\d.]+)%"', drawn)][:2]
    assert lines == [pytest.approx(100 * math.log(n) / scale, abs=0.01) for n in (10, 100)]


@pytest.mark.parametrize(
    ("bars", "what"),
    [
        ('{ name = ["way"], value = "price" }', "no column 'price'"),
        ('{ name = ["who"], value = "time" }', "no column 'who'"),
        ('{ name = ["size"], value = "way" }', "'pipe' is no number"),
    ],
)
def test_bars_of_what_a_table_has_not_are_refused_by_name(
    project: Project, bars: str, what: str
) -> None:
    project.add("demo/hello", TABLE, f'table = "instead"\nbars = {bars}')
    done = project.record_here()
    assert done.returncode == 1
    assert what in done.stderr
    assert done.stderr.startswith("snippets/demo/hello.py: ")


def test_an_order_that_may_differ_is_declared_below_the_output(project: Project) -> None:
    project.add("demo/fixed")
    project.add("demo/free", entry='order = "any"')
    recorded(project)
    assert "one of many possible orders" in project.fragment("runs/demo/free")
    assert "one of many possible orders" not in project.fragment("runs/demo/fixed")


def test_how_a_run_ended_is_said(project: Project) -> None:
    raises = 'expect = "raises"\nexception = "ValueError"'
    project.add("demo/raises", script('raise ValueError("no")'), raises)
    hangs = script('print("so far")\ntime.sleep(600)')
    project.add("demo/hangs", hangs, 'expect = "hangs"\nlimit = 2')
    project.add("demo/hello")
    recorded(project)
    assert "Exit code 1." in project.fragment("runs/demo/raises")
    assert "ValueError: no\n" in project.fragment("runs/demo/raises")
    assert "so far\n```\n" in project.fragment("runs/demo/hangs")
    assert "Stopped after 2 s" in project.fragment("runs/demo/hangs")
    assert ".outcome" not in project.fragment("runs/demo/hello")


def test_an_unmet_need_is_said_instead_of_an_output(project: Project) -> None:
    entry = 'needs = { packages = ["no-such-distribution"] }\ntable = "elsewhere"'
    project.add("demo/hello", entry=entry)
    recorded(project)
    for name in ("runs/demo/hello", "runs/demo/hello.table"):
        fragment = project.fragment(name)
        assert fragment.startswith("Not run here: <code>python snippets/demo/hello.py</code> ")
        assert "needs the package no-such-distribution." in fragment
        assert "```" not in fragment
    assert project.output("demo/hello") is None


def test_a_printed_table_becomes_a_table(project: Project) -> None:
    printed = 'print("what   time  note")\nprint("a b   1.5 ms  **fine**")'
    project.add("demo/hello", script(printed), 'table = "instead"')
    recorded(project)
    table = project.fragment("runs/demo/hello.table")
    assert (
        "| what | time | note |\n| :--- | ---: | :--- |\n| a b | 1.5\xa0ms | &#42;&#42;fine"
        in table
    )
    assert '"build/pages/runs/demo/hello.table.md"' in project.fragment("snippets/demo/hello")


def test_a_table_elsewhere_leaves_the_output_in_its_place(project: Project) -> None:
    project.add("demo/hello", script('print("a  b")\nprint("1  2")'), 'table = "elsewhere"')
    recorded(project)
    assert '"build/pages/runs/demo/hello.md"' in project.fragment("snippets/demo/hello")
    assert "| a | b |" in project.fragment("runs/demo/hello.table")


@pytest.mark.parametrize("printed", ["a  b\\n1  2  3", "a  b"])
def test_a_table_with_uneven_rows_is_refused_by_name(project: Project, printed: str) -> None:
    project.add("demo/hello", script(f'print("{printed}")'), 'table = "instead"')
    done = project.record_here()
    assert done.returncode == 1
    assert done.stderr.startswith("snippets/demo/hello.py: ")
    assert "Traceback" not in done.stderr


def test_a_full_build_shows_the_large_sizes_and_a_default_one_the_small(project: Project) -> None:
    project.add("demo/hello", SAY_ARGUMENTS, 'args = ["1"]\nfull_args = ["1000"]')
    recorded(project)
    assert "hello.py 1\n['1']\n" in project.fragment("runs/demo/hello")
    recorded(project, "--full")
    assert "hello.py 1000\n['1000']\n" in project.fragment("runs/demo/hello")
    recorded(project)
    assert "hello.py 1\n['1']\n" in project.fragment("runs/demo/hello")


def test_an_output_of_other_sources_is_never_shown(project: Project) -> None:
    path = project.add("demo/hello")
    recorded(project)
    path.write_text(HELLO.replace("hello", "changed"), encoding="utf-8")
    assert project.do_here("render").returncode == 0
    fragment = project.fragment("runs/demo/hello")
    assert "is not recorded yet" in fragment
    assert "hello\n```" not in fragment
    recorded(project)
    assert "\nchanged\n```" in project.fragment("runs/demo/hello")


def test_a_ticked_argument_closes_no_fence(project: Project) -> None:
    project.add("demo/hello", SAY_ARGUMENTS, 'args = ["```", "<b>"]')
    recorded(project)
    assert project.fragment("runs/demo/hello").startswith("````{ .console " + UNINDEXED)


def test_a_source_with_ticks_closes_no_fence(project: Project) -> None:
    project.add("demo/hello", '"""Say.\n\n```\n"""\n' + HELLO)
    recorded(project)
    block = project.fragment("snippets/demo/hello")
    assert block.startswith('````{ .python title="snippets/demo/hello.py" ')


def test_a_printed_include_is_escaped(project: Project) -> None:
    project.add("demo/hello", script("""print('-' + '-8<-- "LICENSE.md"')"""))
    recorded(project)
    assert '\n;--8<-- "LICENSE.md"\n' in project.fragment("runs/demo/hello")


def test_each_state_of_a_line_that_is_drawn_again_is_seen(project: Project) -> None:
    project.add("demo/count", script("print('1 of 2\\r2 of 2', end='')\nprint(' done')"))
    recorded(project)
    assert "\n1 of 2\n←2 of 2 done\n" in project.fragment("runs/demo/count")
