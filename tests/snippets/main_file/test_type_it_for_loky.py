import subprocess

import pytest

from recorder.runs.interpreters import Interpreter
from tests.pythons import pythons
from tests.snippets.conftest import RunSnippet

LAMBDA = """
import cloudpickle, joblib.parallel, pickle
from loky import get_reusable_executor

executor = get_reusable_executor(max_workers=1)
print(executor.submit(lambda: "a lambda").result())
executor.shutdown()
print(joblib.parallel.DEFAULT_BACKEND)
print("in the code" in cloudpickle.dumps(lambda: "in the code").decode("latin-1"))
"""
BY_NAME = """
import cloudpickle, textwrap

sent = cloudpickle.dumps(textwrap.dedent)
print(b"textwrap" in sent, b"dedent" in sent, textwrap.dedent.__code__.co_code in sent)
typed = {}
exec("def double(n): return 2 * n", typed)
print(typed["double"].__code__.co_code in cloudpickle.dumps(typed["double"]))
"""
WITH_LOKY = [each for each in pythons().values() if {"loky", "joblib"} <= set(each.packages)]


def test_loky_sends_the_code(run: RunSnippet) -> None:
    assert run("main_file/type_it_for_loky").lines == ["[4, 16, 36]"]


@pytest.mark.parametrize("interpreter", WITH_LOKY, ids=lambda each: each.python)
def test_what_can_be_imported_goes_by_its_name(interpreter: Interpreter) -> None:
    command = [interpreter.executable, "-c", BY_NAME]
    printed = subprocess.check_output(command, text=True, timeout=60)
    assert printed.splitlines() == ["True True False", "True"]


@pytest.mark.parametrize("interpreter", WITH_LOKY, ids=lambda each: each.python)
def test_it_takes_lambdas_and_is_what_joblib_uses(interpreter: Interpreter) -> None:
    command = [interpreter.executable, "-c", LAMBDA]
    printed = subprocess.check_output(command, text=True, timeout=60)
    assert printed.splitlines() == ["a lambda", "loky", "True"]
