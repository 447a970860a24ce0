"""A bus leaves as soon as three passengers are there."""

from multiprocessing import Condition, Process, Value


def get_on(changed, seats):
    with changed:
        seats.value += 1
        changed.notify()


if __name__ == "__main__":
    changed, seats = Condition(), Value("i", 0, lock=False)
    passengers = [
        Process(target=get_on, args=(changed, seats)) for _ in range(3)
    ]
    for passenger in passengers:
        passenger.start()
    with changed:
        changed.wait_for(lambda: seats.value == 3)
        print("bus: leaves with", seats.value)
    for passenger in passengers:
        passenger.join()
