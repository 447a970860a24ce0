"""Without super().__init__() there is no process to start."""

from multiprocessing import Process


class Greeter(Process):
    def __init__(self, friend):
        self.friend = friend

    def run(self):
        print("child: hello,", self.friend)


if __name__ == "__main__":
    greeter = Greeter("Ada")
    print("parent: will greet", greeter.friend)
    greeter.start()
    greeter.join()
