from concurrent.futures import ProcessPoolExecutor
from multiprocessing import active_children

if __name__ == "__main__":
    with ProcessPoolExecutor(6) as executor:
        executor.submit(abs, -1).result()
        print("executor:", len(active_children()))
