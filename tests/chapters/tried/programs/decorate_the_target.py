from collections.abc import Callable
from multiprocessing import Process
from pickle import PicklingError


def in_a_process(function: Callable[[], None]) -> Callable[[], None]:
    def start() -> None:
        child = Process(target=function)
        child.start()
        child.join()

    return start


@in_a_process
def service() -> None:
    print("child: serving")


if __name__ == "__main__":
    try:
        service()
    except PicklingError as error:
        print(str(error).partition(": ")[2])
