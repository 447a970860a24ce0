"""Which start methods this Python has, and which one it takes."""

from multiprocessing import get_all_start_methods, get_start_method


def main() -> None:
    """Print the possible methods, then the one that is used."""
    print("possible:", *sorted(get_all_start_methods()))
    print("default: ", get_start_method())


if __name__ == "__main__":
    main()
