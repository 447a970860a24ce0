import multiprocessing
import subprocess
import sys

if sys.argv[1:] == ["again"]:
    multiprocessing.set_start_method("spawn")

if __name__ == "__main__":
    if sys.argv[1:] == ["again"]:
        child = multiprocessing.Process(target=print)
        child.start()
        child.join()
        print("the parent goes on, exit code", child.exitcode)
    else:
        command = [sys.executable, __file__, "again"]
        done = subprocess.run(command, capture_output=True, text=True, check=False)
        print(done.stdout, end="")
        print(done.stderr.count("RuntimeError: context has already been set"))
