"""Interpreters in one process, and Python without the lock."""
