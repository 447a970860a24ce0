import subprocess
import sys
from pathlib import Path

from tests.snippets.conftest import RunSnippet

ROOT = Path(__file__).parents[3]
WITHOUT_THE_KEY = """
import sys
from multiprocessing import AuthenticationError

sys.path.insert(0, {root!r})
from snippets.concurrency.ask_a_server import Client, KEY, Server

if __name__ == "__main__":
    with Server(("127.0.0.1", 0), authkey=KEY) as server:
        try:
            Client(server.address, authkey=b"a guess").connect()
        except AuthenticationError:
            print("refused")
"""
RUN_CODE = """
import os
import sys

sys.path.insert(0, {root!r})
from snippets.concurrency.ask_a_server import Client, KEY, Server

class Order:
    def __reduce__(self):
        return os.getpid, ()

if __name__ == "__main__":
    with Server(("127.0.0.1", 0), authkey=KEY) as server:
        client = Client(server.address, authkey=KEY)
        client.connect()
        client.get_words().append(Order())
        print(server.get_words().copy()[-1] == server._process.pid != os.getpid())
"""


def output_of(program: str, start_method: str, folder: Path) -> list[str]:
    script = folder / "program.py"
    script.write_text(program.format(root=str(ROOT)))
    seen = subprocess.run(
        [sys.executable, ROOT / "recorder" / "runs" / "start_method.py", start_method, script],
        capture_output=True,
        text=True,
        check=True,
        timeout=60,
    )
    return seen.stdout.splitlines()


def test_the_word_that_a_client_sends_is_with_the_server(run: RunSnippet) -> None:
    assert run("concurrency/ask_a_server").lines == ["the server has ['hello', 'world']"]


def test_a_client_without_the_key_is_refused(start_method: str, tmp_path: Path) -> None:
    assert output_of(WITHOUT_THE_KEY, start_method, tmp_path) == ["refused"]


def test_who_has_the_key_runs_code_in_the_server(start_method: str, tmp_path: Path) -> None:
    assert output_of(RUN_CODE, start_method, tmp_path) == ["True"]
