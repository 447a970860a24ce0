"""A forked worker cannot be replaced after its tasks."""

import multiprocessing
import os
from concurrent.futures import ProcessPoolExecutor


def tell(_):
    return os.getpid()


if __name__ == "__main__":
    context = multiprocessing.get_context("fork")
    options = {"mp_context": context, "max_tasks_per_child": 2}
    with ProcessPoolExecutor(1, **options) as executor:
        ids = list(executor.map(tell, range(6)))
    print("parent:", len(ids), "tasks,", len(set(ids)), "workers")
