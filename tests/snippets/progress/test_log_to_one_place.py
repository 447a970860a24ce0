import re
import subprocess
import sys

from tests.snippets.conftest import RunSnippet


def test_no_line_of_a_worker_is_lost_and_each_names_it(run: RunSnippet) -> None:
    *logged, results = run("progress/log_to_one_place").lines
    assert results == "[0, 1, 4, 9]"
    said = [re.fullmatch(r"\w+Worker-\d+ INFO: square of (\d)", line) for line in logged]
    assert sorted(each[1] for each in said if each) == ["0", "1", "2", "3"]
    assert len(said) == 4


INHERITS = """
import logging, sys
from logging.handlers import QueueHandler, QueueListener
from multiprocessing import get_context
def log(queue):
    logging.getLogger().addHandler(QueueHandler(queue))
    logging.warning("twice")
if __name__ == "__main__":
    queue = get_context("fork").Queue()
    logging.basicConfig(stream=sys.stdout)
    listener = QueueListener(queue, *logging.getLogger().handlers)
    listener.start()
    child = get_context("fork").Process(target=log, args=(queue,))
    child.start()
    child.join()
    listener.stop()
"""


def test_a_forked_worker_also_writes_through_the_handlers_that_it_inherited() -> None:
    command = [sys.executable, "-c", INHERITS]
    done = subprocess.run(command, capture_output=True, text=True, timeout=60, check=True)
    assert done.stdout.count("twice") == 2
