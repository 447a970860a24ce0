"""A bounded semaphore refuses a place too many."""

from multiprocessing import BoundedSemaphore

if __name__ == "__main__":
    places = BoundedSemaphore(2)
    places.release()  # was never acquired
    taken = [places.acquire(block=False) for _ in range(4)]
    print("places:", sum(taken))
