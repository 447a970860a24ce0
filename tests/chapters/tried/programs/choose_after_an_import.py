from multiprocessing import set_start_method

import locks  # type: ignore[import-not-found]

if __name__ == "__main__":
    try:
        set_start_method("spawn")
    except RuntimeError as error:
        print(bool(locks.lock), error)
