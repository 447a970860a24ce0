"""A Namespace of a manager holds attributes that processes share."""

from multiprocessing import Manager, Process


def brighten(settings):
    settings.color = "light " + settings.color
    settings.sizes.append(10)


if __name__ == "__main__":
    with Manager() as manager:
        settings = manager.Namespace()
        settings.color, settings.sizes = "green", [8]
        child = Process(target=brighten, args=(settings,))
        child.start()
        child.join()
        print("parent:", settings.color, settings.sizes)
