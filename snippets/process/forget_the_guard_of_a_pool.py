"""Without the guard, a pool replaces its failing worker endlessly."""

from multiprocessing import Pool, set_start_method

print("this file runs as", __name__)


def square(number):
    return number * number


# By force, because each worker runs this line, too.
set_start_method("spawn", force=True)
pool = Pool(1)
print("parent: got", pool.map(square, [2, 4, 6, 8]))
