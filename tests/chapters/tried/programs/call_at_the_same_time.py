from multiprocessing import Process
from multiprocessing.managers import BaseManager, RemoteError
from threading import Barrier


class Meeting:
    def __init__(self) -> None:
        self.barrier = Barrier(2)

    def come(self) -> None:
        self.barrier.wait(30)


class Keeper(BaseManager):
    pass


Keeper.register("Meeting", Meeting)

if __name__ == "__main__":
    with Keeper() as keeper:
        meeting = keeper.Meeting()  # type: ignore[attr-defined]
        children = [Process(target=meeting.come) for _ in range(2)]
        for child in children:
            child.start()
        for child in children:
            child.join()
        print("met:", [child.exitcode for child in children])
        Keeper.register("Late", Meeting)
        try:
            keeper.Late()  # type: ignore[attr-defined]
        except RemoteError as error:
            print("late:", "KeyError: 'Late'" in str(error))
