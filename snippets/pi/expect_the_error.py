"""A hundred times the points make one more digit of pi."""

from math import pi, sqrt

if __name__ == "__main__":
    p = pi / 4  # the chance of a hit
    print("Points       Standard error")
    for points in (10**2, 10**4, 10**6, 10**8):
        error = 4 * sqrt(p * (1 - p) / points)
        print(f"{points:11,}  {error:14.5f}")
