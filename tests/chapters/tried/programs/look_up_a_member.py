import pickle
from enum import Enum
from multiprocessing import Pool


class Missing(Enum):
    NUMBER = 1
    OBJECT = object()


def is_the_number(value: Missing) -> bool:
    return value is Missing.NUMBER


if __name__ == "__main__":
    with Pool(1) as pool:
        print("a number:", pool.apply(is_the_number, (Missing.NUMBER,)))
    try:
        pickle.loads(pickle.dumps(Missing.OBJECT))
    except ValueError as error:
        print("an object():", type(error).__name__)
