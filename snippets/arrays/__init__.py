"""NumPy arrays and random numbers in several processes."""
