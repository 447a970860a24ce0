"""Jobs are done so many at a time, and what surprised is done once more, by itself."""

import threading
import time

import pytest

from recorder.errors import SurpriseError
from recorder.runs.jobs import Job, carry_out


class Watch:
    """Counts how many jobs run at the same time, and makes each surprise at its first time."""

    def __init__(self) -> None:
        self.lock = threading.Lock()
        self.begun: list[str] = []
        self.running = 0
        self.most: dict[bool, int] = {False: 0, True: 0}

    def job(self, name: str) -> Job:
        def do() -> str:
            with self.lock:
                again = name in self.begun
                self.begun.append(name)
                self.running += 1
                self.most[again] = max(self.most[again], self.running)
            time.sleep(0.05)
            with self.lock:
                self.running -= 1
            if not again:
                raise SurpriseError(f"{name}: otherwise than it should")
            return "as it should"

        return name, do


def test_what_surprised_is_done_once_more_with_nothing_beside_it(
    capsys: pytest.CaptureFixture[str],
) -> None:
    watch = Watch()
    names = [f"job {number}" for number in range(6)]
    assert carry_out([(3, [watch.job(name) for name in names])], "Trying") == []
    assert sorted(watch.begun) == sorted(names * 2)
    assert watch.most[False] > 1
    assert watch.most[True] == 1
    assert "Done once more, since the first time surprised: " in capsys.readouterr().out


@pytest.mark.parametrize(
    ("error", "told"),
    [
        (TimeoutError("late"), "demo: the system: late"),
        (OSError(28, "No space left on device", "x"), "demo: x: No space left on device"),
        (ZeroDivisionError("why"), "demo: the recorder failed, which is its own fault:"),
    ],
)
def test_whatever_a_job_raises_is_a_problem(error: Exception, told: str) -> None:
    def fail() -> str:
        raise error

    (problem,) = carry_out([(1, [("demo", fail)])], "Failing")
    assert problem.startswith(told)
