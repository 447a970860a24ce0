"""An argument reaches the child under every start method."""

from multiprocessing import Process


def read_it(setting):
    print("child: ", setting)


if __name__ == "__main__":
    setting = "chosen by the parent"
    child = Process(target=read_it, args=(setting,))
    child.start()
    child.join()
    print("parent:", setting)
