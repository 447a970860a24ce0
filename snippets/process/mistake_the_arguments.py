"""Three wrong ways to pass an argument fail in three places."""

from multiprocessing import Process, current_process


def greet(name):
    print(f"{current_process().name}: hello, {name}")


if __name__ == "__main__":
    print("1. The call instead of the function")
    child = Process(target=greet("Ada"))
    child.start()
    child.join()
    print("exit code", child.exitcode)

    print("2. A string instead of a tuple")
    child = Process(target=greet, args=("Ada"))
    child.start()
    child.join()
    print("exit code", child.exitcode)

    print("3. A number instead of a tuple")
    child = Process(target=greet, args=(1))
