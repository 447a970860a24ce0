"""Three children get their arguments by position and by name."""

from multiprocessing import Process


def greet(name, greeting="hello", mark="."):
    print(f"{greeting}, {name}{mark}")


if __name__ == "__main__":
    children = [
        Process(target=greet, args=("Ada",)),
        Process(target=greet, args=("Bob", "good morning")),
        Process(target=greet, args=("Cleo",), kwargs={"mark": "!"}),
    ]
    for child in children:
        child.start()
    for child in children:
        child.join()
