import signal
from multiprocessing import Process

if __name__ == "__main__":
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)
    child = Process(target=int)
    child.start()
    child.join()
    print(child.exitcode)
