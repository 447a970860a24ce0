"""A context makes processes and queues by one start method."""

from multiprocessing import (
    current_process,
    get_all_start_methods,
    get_context,
)


def square(number, answers):
    name = current_process().name
    answers.put(f"{name}, {__name__}: {number**2}")


def square_in_a_child(number, context):
    answers = context.SimpleQueue()
    child = context.Process(target=square, args=(number, answers))
    child.start()
    answer = answers.get()
    child.join()
    return answer


if __name__ == "__main__":
    for method in sorted(get_all_start_methods()):
        answer = square_in_a_child(3, get_context(method))
        print(f"{method}: {answer}")
