"""One object stays one within a message, not between two messages."""

from multiprocessing import Pool

arrived: list[list[str]] = []


def compare_pair(first: list[str], second: list[str]) -> bool:
    """Tell whether both arguments are one object."""
    return first is second


def compare_with_earlier(basket: list[str]) -> bool:
    """Tell whether this very object has arrived before."""
    known = any(basket is earlier for earlier in arrived)
    arrived.append(basket)
    return known


def give_back(basket: list[str]) -> list[str]:
    """Return the object that arrived."""
    return basket


def main() -> None:
    """Send the same list in one message, in two, and back."""
    basket = ["tea", "milk"]
    with Pool(processes=1) as pool:
        same = pool.apply(compare_pair, (basket, basket))
        print("twice in one message, the same object:", same)
        pool.apply(compare_with_earlier, (basket,))
        same = pool.apply(compare_with_earlier, (basket,))
        print("once in each of two, the same object:", same)
        back = pool.apply(give_back, (basket,))
        print("there and back, the same object:", back is basket)
        print("there and back, equal:", back == basket)


if __name__ == "__main__":
    main()
