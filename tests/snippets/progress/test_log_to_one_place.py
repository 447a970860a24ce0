import re
import subprocess
import sys
from pathlib import Path

from tests.snippets.conftest import ROOT, RunSnippet


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


PARENT_LOGS = """
import logging, sys
from logging.handlers import QueueListener
from multiprocessing import Pool, Queue
from snippets.progress.log_to_one_place import log_to, square
if __name__ == "__main__":
    queue = Queue()
    listener = QueueListener(queue, logging.StreamHandler(sys.stdout))
    listener.start()
    log_to(queue)
    logging.info("begin")
    with Pool(1, log_to, [queue]) as pool:
        pool.map(square, [3])
        pool.close()
        pool.join()
    logging.info("end")
    listener.stop()
"""


def test_the_parent_can_log_through_the_same_queue() -> None:
    command = [sys.executable, "-c", PARENT_LOGS]
    done = subprocess.run(command, capture_output=True, text=True, timeout=60, check=True)
    assert done.stdout.splitlines() == ["begin", "square of 3", "end"]


def test_a_file_handler_writes_all_of_it_into_one_file(tmp_path: Path) -> None:
    source = (ROOT / "snippets" / "progress" / "log_to_one_place.py").read_text("utf-8")
    path = tmp_path / "changed.py"
    path.write_text(source.replace("StreamHandler(sys.stdout)", "FileHandler('all.log')"), "utf-8")
    subprocess.run([sys.executable, str(path)], cwd=tmp_path, timeout=60, check=True)
    assert len((tmp_path / "all.log").read_text("utf-8").splitlines()) == 4
