import pickle
from enum import Enum


class Mark(Enum):
    NOTHING = float("nan")


if __name__ == "__main__":
    try:
        pickle.loads(pickle.dumps(Mark.NOTHING))
    except ValueError as error:
        print(error)
