"""One process keeps a file open and writes what others send."""

import tempfile
from multiprocessing import Process, Queue
from pathlib import Path


class Writer(Process):
    def __init__(self, path):
        super().__init__()
        self.path = path
        self.lines = Queue()

    def run(self):
        with open(self.path, "w") as file:
            for line in iter(self.lines.get, None):
                print(line, file=file)

    def write(self, line):
        self.lines.put(line)

    def stop(self):
        self.lines.put(None)
        self.join()


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "log.txt"
        writer = Writer(path)
        writer.start()
        writer.write("resized cat.png")
        writer.write("resized dog.png")
        writer.stop()
        print(path.read_text(), end="")
