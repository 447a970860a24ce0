"""A child asks for a state, and waits only if it has not come yet."""

from multiprocessing import Condition, Process, Value


def wait_for_it(changed, state):
    with changed:
        changed.wait_for(lambda: state.value)
    print("child: goes on")


if __name__ == "__main__":
    changed, state = Condition(), Value("b", False)
    with changed:
        print("parent: notifies", flush=True)
        state.value = True
        changed.notify()
    child = Process(target=wait_for_it, args=(changed, state))
    child.start()
    child.join()
