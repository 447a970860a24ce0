"""An interpreter writes into the parent's bytes, without a copy."""

from concurrent import interpreters


def fill(orders, answers):
    while (order := orders.get()) is not None:
        place, view = order
        view[place] = 255
        answers.put(f"wrote at {place}")


if __name__ == "__main__":
    orders = interpreters.create_queue()
    answers = interpreters.create_queue()
    interpreter = interpreters.create()
    thread = interpreter.call_in_thread(fill, orders, answers)
    data = bytearray(4)
    for place in 1, 3:
        orders.put((place, memoryview(data)))
        print(answers.get(), list(data))
    orders.put(None)
    thread.join()
    interpreter.close()
