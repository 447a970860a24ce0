import multiprocessing
from multiprocessing import Pool

if __name__ == "__main__":
    pool = Pool(1)
    pool.apply(int)
    exec("def double(n):\n    return 2 * n")
    late = pool.apply_async(double, (1,))  # type: ignore[name-defined] # noqa: F821
    try:
        late.get(timeout=1)
    except (multiprocessing.TimeoutError, AttributeError):
        print("an older pool: no result")
    pool.terminate()
    with Pool(1) as pool:
        print("a newer pool:", pool.apply_async(double, (1,)).get(timeout=30))  # type: ignore[name-defined] # noqa: F821
