"""Python refuses to write out a whole number of 5000 digits."""

from decimal import Decimal

if __name__ == "__main__":
    number = 10**4999
    print("as a decimal:", len(str(Decimal(number))), "digits")
    print("as an int:", len(str(number)), "digits")
