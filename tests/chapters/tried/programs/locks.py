from multiprocessing import Lock

lock = Lock()
