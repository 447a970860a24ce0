import os
from concurrent.futures import ThreadPoolExecutor

if __name__ == "__main__":
    for cpus in (1, 27, 28, 29, 64):
        for name in ("cpu_count", "process_cpu_count"):
            setattr(os, name, lambda cpus=cpus: cpus)
        print(cpus, ThreadPoolExecutor()._max_workers)
