import signal
from multiprocessing import Process
from types import FrameType

if __name__ == "__main__":

    def greet(_: bytes) -> None:
        pass

    def give_up(signal_number: int, frame: FrameType | None) -> None:
        raise TimeoutError

    signal.signal(signal.SIGALRM, give_up)
    for name, size in (("small", 10), ("large", 1_000_000)):
        child = Process(target=greet, args=(bytes(size),))
        signal.alarm(2)
        try:
            child.start()
        except (BrokenPipeError, TimeoutError):
            print(f"{name}: start() fails")
        else:
            child.join()
            print(f"{name}: exit code {child.exitcode}")
        signal.alarm(0)
