"""With imap, the results after an exception still come."""

from multiprocessing import Pool

if __name__ == "__main__":
    with Pool(2) as pool:
        results = pool.imap(int, ["3", "four", "5"])
        while True:
            try:
                print("parent:", next(results))
            except ValueError as error:
                print("parent:", error)
            except StopIteration:
                break
