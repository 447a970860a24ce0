"""An exception of a built-in class arrives as what it was."""

from concurrent.futures import InterpreterPoolExecutor


def check(text):
    raise ValueError(text)


if __name__ == "__main__":
    with InterpreterPoolExecutor(1) as executor:
        try:
            executor.submit(check, "a long text").result()
        except ValueError as error:
            print("caught:", error)
