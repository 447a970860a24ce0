"""An executor takes a context, and so may functions of your own."""

import multiprocessing
from concurrent.futures import ProcessPoolExecutor


def tell_module(number):
    return f"task {number} ran in a module named {__name__}"


def run_tasks(context=multiprocessing):
    queue = context.SimpleQueue()
    child = context.Process(target=queue.put, args=("a message",))
    child.start()
    print("function of a library:", queue.get())
    child.join()


if __name__ == "__main__":
    spawn = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(2, mp_context=spawn) as executor:
        print("executor:", executor.submit(tell_module, 1).result())
    run_tasks(context=spawn)
