"""A semaphore with two places suddenly has three."""

from multiprocessing import Semaphore

if __name__ == "__main__":
    places = Semaphore(2)
    places.release()  # was never acquired
    taken = [places.acquire(block=False) for _ in range(4)]
    print("places:", sum(taken))
