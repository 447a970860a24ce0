"""With a higher limit, Python writes out a number of 5000 digits."""

import sys
from decimal import Decimal

if __name__ == "__main__":
    sys.set_int_max_str_digits(5000)
    number = 10**4999
    print("as a decimal:", len(str(Decimal(number))), "digits")
    print("as an int:", len(str(number)), "digits")
