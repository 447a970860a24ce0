"""Without the guard, the child starts a child itself and fails."""

from multiprocessing import Process, set_start_method

print("this file runs as", __name__)


def greet(name):
    print("child: hello,", name)


# By force, because the child runs this line, too.
set_start_method("spawn", force=True)
child = Process(target=greet, args=("Ada",))
child.start()
child.join()
print("parent: the child's exit code is", child.exitcode)
