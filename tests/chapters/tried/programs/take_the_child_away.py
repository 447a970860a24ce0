import os
from multiprocessing import Process

if __name__ == "__main__":
    child = Process(target=int)
    child.start()
    os.wait()
    child.join()
    print("exitcode", child.exitcode, "is_alive", child.is_alive(), flush=True)
    os._exit(0)
