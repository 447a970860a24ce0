"""Giving tasks to a pool of workers and getting their results back."""
