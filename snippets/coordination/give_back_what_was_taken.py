"""A bounded semaphore takes back what was taken."""

from multiprocessing import BoundedSemaphore

if __name__ == "__main__":
    places = BoundedSemaphore(2)
    with places:
        pass  # takes a place, and gives it back
    taken = [places.acquire(block=False) for _ in range(4)]
    print("places:", sum(taken))
