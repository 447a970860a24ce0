"""One object stays one within a message, not between two messages."""

from multiprocessing import Pool

arrived = []


def compare_pair(first, second):
    return first is second


def compare_with_earlier(basket):
    known = any(basket is earlier for earlier in arrived)
    arrived.append(basket)
    return known


def give_back(basket):
    return basket


if __name__ == "__main__":
    basket = ["tea", "milk"]
    with Pool(1) as pool:
        same = pool.apply(compare_pair, (basket, basket))
        print("twice in one message, the same object:", same)
        pool.apply(compare_with_earlier, (basket,))
        same = pool.apply(compare_with_earlier, (basket,))
        print("once in each of two, the same object:", same)
        back = pool.apply(give_back, (basket,))
        print("there and back, the same object:", back is basket)
        print("there and back, equal:", back == basket)
