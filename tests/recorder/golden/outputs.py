"""What the runs of the book printed, how they ended, and where their processes stood."""

import attrs

from recorder.timelines.model import Timeline
from tests.recorder.golden.lanes import BY_TURNS, GREETING, HANGING, POOL, SHORT

MANY = "".join(f"line {number} of 27\n" for number in range(1, 28))
FALLEN = """Traceback (most recent call last):
  File "snippets/talk/fall.py", line 4, in <module>
    raise KeyError(3)
KeyError: 3
"""
WARNED = """ready

  File "snippets/talk/stand.py", line 4
ValueError: `9` is ```no``` number
"""
TABLE = """Who       what_for   mean.time  Share
Ada       to begin   2.50 ms    62 %
Grace H.  to end     1.25 ms    31 %
Edsger    in_between  0.40 ms   7 %
"""
SIZES = """Size     Time     Note
10       20 µs    first
1,000    3.5 ms   second
100,000  0.4 s    third
"""
STOOD = """The program

Thread (most recent call first):
  File "snippets/talk/hang.py", line 7 in <module>

Child 1

Current thread (most recent call first):
  File "snippets/talk/hang.py", line 3 in wait
"""


@attrs.frozen
class Made:
    """One run of the book, and what else was kept when it was made again."""

    output: str
    exit_code: int | None = 0
    seconds: float = 0.125
    timeline: Timeline | None = None
    stacks: str = ""
    terminal: str = "pty"
    traced_exit_code: int | None = None
    """Of the traced run, where it differs; then its timeline is of no use."""


RUNS = {
    "talk/greet": Made("Hello, Ada.\nI met 12345 guests, by name.\n", 0, 0.234, GREETING),
    "talk/greet.twice": Made("Hello, 7 of you.\n\nAgain hello.\n", 0, 1.77, SHORT),
    "talk/shout": Made(MANY, 0, 0.321),
    "talk/shout.loud": Made(MANY, 0, 12.3456),
    "talk/shout.louder": Made("at 1 %\N{SYMBOL FOR CARRIAGE RETURN}at 99 %\n", 0, 0.0456, None),
    "talk/fall": Made(FALLEN, 1, 0.0789, SHORT, traced_exit_code=9),
    "talk/stand": Made("It stands.\n", 0, 0.0654, None, "", "pipes"),
    "talk/stand.firmly": Made(WARNED, 17, 0.0432),
    "talk/hang": Made("waiting\n", None, 2.5, HANGING, STOOD),
    "talk/end": Made("ended\n", 0, 0.0987),
    "talk/pause": Made("pausing\n", None, 6.5),
    "talk/linger": Made('lingered\n  --8<-- "page.md"\n', 0, 0.0555),
    "count/table": Made(TABLE, 0, 3.21),
    "count/sizes": Made(SIZES, 0, 4.32),
    "count/each": Made("3 children\n", 0, 0.111),
    "count/each.fork": Made("3 children by fork\n", 0, 0.222, POOL),
    "count/each.spawn": Made("3 children by spawn\n", 0, 0.333, BY_TURNS),
    "count/each.forkserver": Made("3 children by forkserver\n", 0, 0.444),
    "newer/only": Made("only here\n", 0, 0.555),
}
"""By id; the timeline of ``newer/only`` and the stacks of ``talk/pause`` are still to be made."""

SOURCES = {
    "talk/end": 'print("no docstring")\nif __name__ == "__main__":\n    pass\n',
    "talk/greet": '"""Greet."""\nimport sys\n\nname = sys.argv[-1]\nprint("Hello,", name)\n',
    "talk/shout": '"""Shout."""\nimport sys\n\nname = sys.argv[-1].upper()\n'
    'print("Hello,", name)\nprint("!")\nprint("!!")\n\nprint(name)\n',
    "talk/fall": '"""Fall."""\nif __name__ == "__main__":\n    pass\n    raise KeyError(3)\n',
    "talk/stand": '"""Stand."""\nif __name__ == "__main__":\n    pass\n    print("It stands.")\n',
    "talk/hang": '"""Hang ``` here."""\nimport time\n\ntime.sleep(1000)\n',
}
"""Snippets of the book; the others are as `OTHER` says."""
OTHER = '"""Do {name}."""\n\nprint("{name}")\n'
