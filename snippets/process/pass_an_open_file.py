"""An open file as an attribute: only a forked child can have it."""

import sys
import tempfile
from multiprocessing import Process, Queue, set_start_method


class Writer(Process):
    def __init__(self, file):
        super().__init__()
        self.file = file
        self.lines = Queue()

    def run(self):
        for line in iter(self.lines.get, None):
            print(line, file=self.file, flush=True)

    def write(self, line):
        self.lines.put(line)

    def stop(self):
        self.lines.put(None)
        self.join()


if __name__ == "__main__":
    if sys.argv[1:]:
        set_start_method(sys.argv[1])
    with tempfile.TemporaryFile("w+") as file:
        writer = Writer(file)
        writer.start()
        writer.write("resized cat.png")
        writer.write("resized dog.png")
        writer.stop()
        file.seek(0)
        print(file.read(), end="")
