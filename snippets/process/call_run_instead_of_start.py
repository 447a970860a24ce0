"""Calling run() makes no process: the parent does the work."""

from multiprocessing import Process, current_process


class Greeter(Process):
    def run(self):
        print(f"{current_process().name}: hello")


if __name__ == "__main__":
    greeter = Greeter()
    greeter.run()
    print("after run(): process id", greeter.pid)
    greeter.start()
    greeter.join()
    print("after start(): exit code", greeter.exitcode)
