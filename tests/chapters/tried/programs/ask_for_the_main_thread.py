from concurrent.futures import ProcessPoolExecutor
from multiprocessing import Pool
from threading import current_thread, main_thread


def is_main() -> bool:
    return current_thread() is main_thread()


if __name__ == "__main__":
    with Pool(1) as pool, ProcessPoolExecutor(1) as executor:
        print(pool.apply(is_main), executor.submit(is_main).result())
