"""Children fill a record each, and add to one that has a lock."""

from ctypes import Structure, c_double, c_int
from multiprocessing import Process, RawArray, Value


class Trip(Structure):
    _fields_ = [("stops", c_int), ("km", c_double)]


def drive(trips, total, number):
    trip = trips[number]
    trip.stops = 2 + number
    trip.km = 2.5 * trip.stops
    with total.get_lock():
        total.stops += trip.stops
        total.km += trip.km


if __name__ == "__main__":
    trips = RawArray(Trip, 3)
    total = Value(Trip)
    children = [
        Process(target=drive, args=(trips, total, number))
        for number in range(3)
    ]
    for child in children:
        child.start()
    for child in children:
        child.join()
    for trip in trips:
        print(trip.stops, "stops,", trip.km, "km")
    print("total:", total.stops, "stops,", total.km, "km")
