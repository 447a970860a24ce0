"""A context makes processes and queues by one start method."""

from multiprocessing import (
    current_process,
    get_all_start_methods,
    get_context,
)


def square(number, answers):
    name = current_process().name
    answers.put(f"{name}, {__name__}: {number**2}")


if __name__ == "__main__":
    for method in sorted(get_all_start_methods()):
        context = get_context(method)
        answers = context.SimpleQueue()
        child = context.Process(target=square, args=(3, answers))
        child.start()
        print(f"{method}:", answers.get())
        child.join()
