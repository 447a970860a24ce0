"""An attribute set in run stays in the child."""

from multiprocessing import Process


class Summer(Process):
    def __init__(self, limit):
        super().__init__()
        self.limit = limit
        self.result = None

    def run(self):
        self.result = sum(range(self.limit))
        print("child: result", self.result)


if __name__ == "__main__":
    summer = Summer(10)
    summer.start()
    summer.join()
    print("parent: exit code", summer.exitcode)
    print("parent: result", summer.result)
