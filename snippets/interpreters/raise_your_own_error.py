"""An exception of a class of this file arrives as another one."""

from concurrent.futures import InterpreterPoolExecutor


class TooLongError(Exception):
    pass


def check(text):
    raise TooLongError(text)


if __name__ == "__main__":
    with InterpreterPoolExecutor(1) as executor:
        try:
            executor.submit(check, "a long text").result()
        except TooLongError as error:
            print("caught:", error)
