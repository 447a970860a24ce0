"""An exception comes back with all that it carries except its cause."""

from multiprocessing import Pool


class PriceError(Exception):
    line = 0


def read(text):
    try:
        return float(text)
    except ValueError as cause:
        error = PriceError("not a price", text)
        error.line = 12
        error.add_note("Is the comma a decimal point?")
        raise error from cause


if __name__ == "__main__":
    with Pool(1) as pool:
        try:
            pool.apply(read, ("3,50",))
        except PriceError as error:
            print("args: ", error.args)
            print("line: ", error.line)
            print("notes:", error.__notes__)
            print("cause:", type(error.__cause__).__name__)
