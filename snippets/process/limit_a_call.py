"""A call returns its result within a limit, or is ended."""

import time
from multiprocessing import Pipe, Process


def send_result(sender, function, args):
    sender.send(function(*args))


def call_with_limit(limit, function, *args):
    receiver, sender = Pipe(duplex=False)
    work = (sender, function, args)
    child = Process(target=send_result, args=work)
    child.start()
    sender.close()
    try:
        if receiver.poll(limit):
            return receiver.recv()
        raise TimeoutError(f"no result within {limit} s")
    finally:
        child.terminate()
        child.join()


if __name__ == "__main__":
    print("got", call_with_limit(5, pow, 7, 2))
    try:
        call_with_limit(0.3, time.sleep, 60)
    except TimeoutError as error:
        print("gave up:", error)
